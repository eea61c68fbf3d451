package assay.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// About the run itself.
///
/// @param agentEnds attempts before this one that came to a bad end, if any
/// @param bootId `/proc/sys/kernel/random/boot_id`
/// @param startedAt by the machine's wall clock, UTC, ISO 8601; see `clockTrusted`
/// @param startedUptimeMillis by the boot clock
/// @param updatedAt when this file was written
/// @param durationMillis from the agent's start to this file
/// @param clockTrusted whether the wall clock is later than the image's making and not absurd
/// @param assayVersion version of the agent
/// @param image what the machine was booted from, `/etc/assay/image.json`
/// @param kernelLine `/proc/cmdline`, without passwords and signatures of addresses
/// @param kernelRelease as `uname -r` says
/// @param tools versions of the tools, by name
/// @param configuration every parameter's value
/// @param labels what whoever booted the machine called it; absent where nobody did
/// @param sysroot set when a recorded machine was audited
public record RunSection(
    @Nullable List<AgentEnd> agentEnds,
    @Nullable String bootId,
    String startedAt,
    @Nullable Long startedUptimeMillis,
    String updatedAt,
    long durationMillis,
    boolean clockTrusted,
    String assayVersion,
    @Nullable JsonNode image,
    @Nullable String kernelLine,
    @Nullable String kernelRelease,
    Map<String, String> tools,
    Map<String, String> configuration,
    @Nullable Map<String, String> labels,
    @Nullable String sysroot) {}
