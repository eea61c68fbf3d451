package assay.collector;

import assay.host.FileSet;
import assay.host.Host;
import assay.inventory.Drive;
import assay.inventory.Hardware;
import assay.inventory.OpticalDrive;
import assay.inventory.Section;
import assay.source.block.BlockDevice;
import assay.source.block.BlockDevices;
import java.time.Duration;
import java.util.List;

/// Drives as the kernel sees them.
final class BlockCollector implements Collector {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "block";
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  @Override
  public List<Section<?>> sections() {
    return List.of(Drive.SECTION, OpticalDrive.SECTION);
  }

  @Override
  public Outcome collect(Host host) {
    FileSet set = host.read(BlockDevices.query());
    List<BlockDevice> devices = BlockDevices.devices(set);
    Hardware hardware =
        Hardware.of(Drive.SECTION, KernelDrives.drives(devices))
            .with(OpticalDrive.SECTION, KernelDrives.opticalDrives(devices));
    return Readings.outcome("reading /sys/class/block", set, hardware, "no drive");
  }
}
