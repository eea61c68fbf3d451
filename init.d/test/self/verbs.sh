# Proves that a case can fail; not among the cases of the suite.
# shellcheck shell=dash

verbs_can_fail() {
	same a b
}
