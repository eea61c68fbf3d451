/// What is wrong with a machine, as data (`rules.json`): conditions over the report's hardware, and
/// what is to be done about what they find. Every finding's id, severity and remedy stand there.
@NullMarked
package assay.rules;

import org.jspecify.annotations.NullMarked;
