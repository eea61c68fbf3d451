/// The harness: starts virtual machines with told hardware, watches them and asks them questions.
@NullMarked
package assay.vm;

import org.jspecify.annotations.NullMarked;
