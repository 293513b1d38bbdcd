# Completion of talks for bash. In one session: source <(talks completion bash)

_talks() {
    local line kind='' values=()
    while IFS= read -r line; do
        if [[ -z $kind ]]; then kind=$line; else values+=("$line"); fi
    done < <("${1/#\~/$HOME}" __complete bash "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    COMPREPLY=()
    if [[ $kind == files ]]; then
        compopt -o default 2>/dev/null
        return
    fi
    [[ $kind == more ]] && compopt -o nospace 2>/dev/null
    # Descriptions are shown where there is a choice; one value alone is put on the line.
    if ((${#values[@]} > 1)) && [[ $COMP_TYPE == 63 ]]; then
        local value width=0
        for line in "${values[@]}"; do
            value=${line%%$'\t'*}
            ((${#value} > width)) && width=${#value}
        done
        for line in "${values[@]}"; do
            value=${line%%$'\t'*}
            if [[ $line == *$'\t'* ]]; then
                printf -v value "%-*s  (%s)" "$width" "$value" "${line#*$'\t'}"
            fi
            COMPREPLY+=("$value")
        done
    else
        for line in "${values[@]}"; do COMPREPLY+=("${line%%$'\t'*}"); done
    fi
}

complete -o nosort -F _talks talks 2>/dev/null || complete -F _talks talks
