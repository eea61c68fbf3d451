package assay;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the command line of `assay audit` asks for; null is "as configured".
record AuditRequest(
    @Nullable Path output,
    @Nullable String deadline,
    @Nullable String only,
    @Nullable Path sysroot,
    @Nullable Path tools,
    @Nullable Path record) {}
