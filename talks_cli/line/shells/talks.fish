# Completion of talks for fish. In one session: talks completion fish | source

function __talks_complete
    set -l program (string replace -r '^~/' ~/ (commandline -opc)[1])
    set -l current (commandline -ct)
    set -l reply ($program __complete fish (commandline -pc | string collect) 2>/dev/null)
    if test "$reply[1]" = files
        set -l flag (string match -r '^--[^=]+=' -- "$current")
        printf '%s\n' "$flag"(__fish_complete_path (string replace -- "$flag" '' "$current"))
    else
        printf '%s\n' $reply[2..-1]
    end
end

complete -c talks -k -f -a '(__talks_complete)'
