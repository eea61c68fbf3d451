package assay.source.kernel;

import org.jspecify.annotations.Nullable;

/// One kind of trouble with one part.
///
/// @param device the part as the kernel names it, such as `sda` or `0000:3b:00.0`
/// @param count how many lines say so
/// @param first the first of them, without its time
/// @param code the number that Xid errors have
public record KernelTrouble(
    KernelEvent event, @Nullable String device, int count, String first, @Nullable Integer code) {}
