package assay.collector;

import assay.host.Command;
import assay.host.Execution;
import assay.host.Host;
import assay.inventory.RaidController;
import assay.source.storcli.Storcli;
import assay.source.storcli.StorcliController;
import assay.source.storcli.StorcliDrive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// MegaRAID and PERC controllers, asked by storcli or perccli.
final class MegaRaid implements RaidTool {
  private static final String DRIVER = "megaraid_sas";

  /// How the place of a drive begins that is in none.
  private static final String NO_ENCLOSURE = ":";

  /// Some seconds for each enclosure.
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public Set<String> drivers() {
    return Set.of(DRIVER);
  }

  @Override
  public List<String> names() {
    return Storcli.TOOLS;
  }

  @Override
  public Execution ask(Host host, String name) {
    return host.run(bounded(Storcli.askControllers(name)));
  }

  /// A controller that hangs is not asked a second time.
  private static Command bounded(Command command) {
    return command.within(LIMIT).on(DRIVER);
  }

  @Override
  public Answer read(Host host, Execution first) {
    List<StorcliController> controllers = Storcli.controllers(first.stdout());
    if (controllers == null) {
      return new Answer(List.of(), List.of(Endings.words(first) + ", output is not whole JSON"));
    }
    String tool = first.command().tool();
    List<String> problems = new ArrayList<>();
    Storcli.problems(first.stdout()).forEach(problem -> problems.add(tool + ": " + problem));
    if (controllers.isEmpty() && problems.isEmpty()) {
      problems.add(Endings.words(first) + ", no controller in its answer");
    }
    List<StorcliDrive> pages = new ArrayList<>();
    List<String> places = places(controllers);
    if (places.stream().anyMatch(id -> !id.startsWith(NO_ENCLOSURE))) {
      pages.addAll(pages(host.run(bounded(Storcli.askDrives(tool))), problems));
    }
    if (places.stream().anyMatch(id -> id.startsWith(NO_ENCLOSURE))) {
      pages.addAll(pages(host.run(bounded(Storcli.askDrivesWithoutEnclosure(tool))), problems));
    }
    for (StorcliController one : pages.isEmpty() ? List.<StorcliController>of() : controllers) {
      one.drives().stream()
          .filter(drive -> page(one, drive, pages) == null)
          .forEach(drive -> problems.add("%s: no page of drive %s".formatted(tool, drive.id())));
    }
    return new Answer(
        controllers.stream().map(one -> controller(tool, one, pages)).toList(), problems);
  }

  private static List<String> places(List<StorcliController> controllers) {
    return controllers.stream()
        .flatMap(one -> one.drives().stream())
        .map(StorcliController.Drive::id)
        .toList();
  }

  private static List<StorcliDrive> pages(Execution execution, List<String> problems) {
    List<StorcliDrive> pages = Storcli.drives(execution.stdout());
    if (pages == null || pages.isEmpty()) {
      problems.add(Endings.words(execution) + ", no page of a drive");
      return List.of();
    }
    return pages;
  }

  private static RaidController controller(
      String tool, StorcliController from, List<StorcliDrive> pages) {
    return new RaidController(
        tool,
        Integer.toString(from.number()),
        from.pciAddress(),
        from.model(),
        from.serialNumber(),
        from.firmwareVersion(),
        from.driver(),
        from.status(),
        from.backups().stream()
            .map(
                one ->
                    new RaidController.CacheBackup(
                        one.kind(), one.model(), one.state(), one.temperatureCelsius()))
            .toList(),
        from.volumes().stream()
            .map(
                one ->
                    new RaidController.Volume(
                        one.id(),
                        one.group(),
                        one.name(),
                        one.type(),
                        one.state(),
                        one.size(),
                        null))
            .toList(),
        from.drives().stream().map(drive -> bay(drive, page(from, drive, pages))).toList());
  }

  private static @Nullable StorcliDrive page(
      StorcliController controller, StorcliController.Drive drive, List<StorcliDrive> pages) {
    return pages.stream()
        .filter(page -> page.controller() == controller.number() && page.id().equals(drive.id()))
        .findFirst()
        .orElse(null);
  }

  private static RaidController.Bay bay(
      StorcliController.Drive drive, @Nullable StorcliDrive page) {
    return new RaidController.Bay(
        drive.id(),
        drive.group(),
        null,
        drive.state(),
        drive.model(),
        page == null ? null : page.serialNumber(),
        page == null ? null : page.firmwareVersion(),
        drive.size(),
        page == null ? null : page.mediaErrorCount(),
        page == null ? null : page.otherErrorCount(),
        page == null ? null : page.predictiveFailureCount(),
        page == null ? null : page.smartAlert(),
        page == null ? null : page.temperatureCelsius());
  }
}
