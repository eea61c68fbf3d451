package assay.collector;

import assay.host.Command;
import assay.host.Ending;
import assay.host.Execution;
import assay.host.FileQuery;
import assay.host.FileSet;
import assay.host.Host;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A host on which several collectors that read the same files have them read once. For one pass
/// over the machine: the next pass wants to know what has come since.
public final class SharedReadings implements Host {
  /// What the reader may take to end after its limit.
  private static final Duration GRACE = Duration.ofSeconds(6);

  private final Host host;
  private final Map<String, CompletableFuture<FileSet>> readings = new ConcurrentHashMap<>();

  /// Readings of that machine.
  public SharedReadings(Host host) {
    this.host = host;
  }

  @Override
  public Execution run(Command command) {
    return host.run(command);
  }

  @Override
  public FileSet read(FileQuery query) {
    CompletableFuture<FileSet> mine = new CompletableFuture<>();
    CompletableFuture<FileSet> first = readings.putIfAbsent(what(query), mine);
    if (first == null) {
      return readAndShare(query, mine);
    }
    FileSet shared = await(first, query);
    // Another collector's limit, or somebody's kill, may have cut it short: mine is still to come.
    return shared.ending() instanceof Ending.Exited ? shared : host.read(query);
  }

  /// What is read, whatever the limit.
  private static String what(FileQuery query) {
    return String.join(
        "\n",
        query.name(),
        Integer.toString(query.fileLimitBytes()),
        String.join("\t", query.files()),
        String.join("\t", query.links()));
  }

  private FileSet readAndShare(FileQuery query, CompletableFuture<FileSet> reading) {
    FileSet set = nothing();
    try {
      set = host.read(query);
      return set;
    } finally {
      reading.complete(set);
    }
  }

  private static FileSet await(CompletableFuture<FileSet> reading, FileQuery query) {
    Duration limit = query.limit() == null ? Duration.ofDays(1) : query.limit();
    try {
      return reading.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return nothing();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nothing();
    }
  }

  private static FileSet nothing() {
    return new FileSet(new Ending.OutOfTime(), new TreeMap<>(), new TreeMap<>());
  }
}
