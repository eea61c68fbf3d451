package assay.host;

/// The audited machine as collectors see it. Both methods return within the limit of what is asked
/// plus a bounded grace time, whatever the machine does, and never throw for what the machine did:
/// how it went is part of the result.
public interface Host {
  /// Runs a command in a child process with its own process group.
  Execution run(Command command);

  /// Reads files and symbolic links in one child process.
  FileSet read(FileQuery query);
}
