# Completion of talks for fish. In one session: talks completion fish | source

function __talks_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l reply ($words[1] __complete fish $words[2..-1] "$current" 2>/dev/null)
    if test "$reply[1]" = files
        __fish_complete_path "$current"
    else
        printf '%s\n' $reply[2..-1]
    end
end

complete -c talks -k -f -a '(__talks_complete)'
