#compdef talks
# Completion of talks for zsh. In one session: source <(talks completion zsh)

_talks() {
    local -a reply values shown
    local line value kind program=${(Q)words[1]}
    local -i width=0
    reply=("${(@f)$("${program/#\~/$HOME}" __complete zsh "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    kind=$reply[1]
    if [[ $kind == files ]]; then
        compset -P '--*='
        _files
        return
    fi
    for line in "${(@)reply[2,-1]}"; do
        [[ -n $line ]] && values+=("${line%%$'\t'*}")
    done
    (( $#values )) || return 1
    for value in $values; do (( $#value > width )) && width=$#value; done
    for line in "${(@)reply[2,-1]}"; do
        if [[ $line == *$'\t'* ]]; then
            shown+=("${(r:width:)${line%%$'\t'*}}  -- ${line#*$'\t'}")
        elif [[ -n $line ]]; then
            shown+=("$line")
        fi
    done
    local -a how=(-M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}')  # in any case, as typed whole
    [[ $kind == more ]] && how+=(-S '')
    compadd "${(@)how}" -V talks -l -d shown -a values
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _talks "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -D }
    compdef _talks talks
fi
