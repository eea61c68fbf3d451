# agent-end.awk ENDS REPORT: the report with a list of how the agent's attempts ended, in place of the list it may
# have. ENDS has a line for each: number, ending, reason. Reports are written a member a line, here as by the agent.

function quoted(text) {
	gsub(/[^A-Za-z0-9 .,:;()\/_-]/, "?", text)
	return "\"" text "\""
}

NR == FNR {
	attempt[NR] = $1 + 0
	ending[NR] = $2
	reason[NR] = $0
	sub(/^[^ ]* *[^ ]* */, "", reason[NR])
	count = NR
	next
}

replacing {
	if (/^    \],?$/) replacing = 0
	next
}

/^    "agentEnds" ?: \[$/ {
	replacing = 1
	next
}

# Those of an earlier call.
/^      "agent, attempt / { next }

{ print }

/^  "run" ?: \{$/ {
	print "    \"agentEnds\": ["
	for (i = 1; i <= count; i++)
		printf "      { \"attempt\": %d, \"ending\": %s, \"reason\": %s }%s\n", attempt[i], quoted(ending[i]), quoted(reason[i]),
			i < count ? "," : ""
	print "    ],"
}

/^    "reasons" ?: \[$/ {
	for (i = 1; i <= count; i++)
		printf "      %s,\n", quoted("agent, attempt " attempt[i] ": " reason[i])
}
