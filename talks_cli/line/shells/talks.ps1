# Completion of talks for PowerShell. In one session: talks completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName talks -ScriptBlock {
    param($typed, $line, $cursor)
    $words = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } |
        ForEach-Object { $_.Extent.Text })
    $program, $before = $words
    if (-not $program) { $program = 'talks' }
    $kind, $offers = & $program __complete powershell @before "$typed" 2>$null
    if ($kind -eq 'files') { return }
    $offers | Where-Object { $_ } | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
