package assay.collector;

import assay.host.Command;
import assay.host.Execution;
import assay.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Asks drives side by side, so that one that does not answer costs only itself: at most so many at
/// a time, and fewer of those that have to share something on the way.
///
/// @param width how many commands run at a time
/// @param sharedWidth how many of them by way of the same RAID firmware or USB bridge
record DrivePool(int width, int sharedWidth) {
  /// Two dozen drives, as many as a common chassis has, are asked at once.
  static final DrivePool STANDARD = new DrivePool(24, 4);

  /// A command and what it shares with others, see [Controllers#shared].
  record Question(Command command, Optional<String> shared) {}

  /// What came of the question of that index.
  record Answer(int index, Execution execution) {}

  /// Asks all and returns when each has its answer. `answered` gets, on the caller's thread, what
  /// has come since it was last called.
  void ask(Host host, List<Question> questions, Consumer<List<Answer>> answered) {
    Semaphore slots = new Semaphore(width, true);
    Map<String, Semaphore> sharers = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    CompletionService<Answer> answers = new ExecutorCompletionService<>(threads);
    for (int i = 0; i < questions.size(); i++) {
      int index = i;
      Question question = questions.get(i);
      Semaphore sharing =
          question
              .shared()
              .map(name -> sharers.computeIfAbsent(name, _ -> new Semaphore(sharedWidth, true)))
              .orElseGet(() -> new Semaphore(1));
      answers.submit(() -> new Answer(index, run(host, question.command(), sharing, slots)));
    }
    threads.shutdown();
    for (int left = questions.size(); left > 0; ) {
      List<Answer> come = next(answers);
      left -= come.size();
      answered.accept(come);
      slots.release(come.size());
    }
  }

  /// The shared slot first: whoever waits for a busy controller must not keep the others out.
  /// The other slot is given back when the answer has been taken: answers that pile up would fill
  /// the memory.
  private static Execution run(Host host, Command command, Semaphore sharing, Semaphore slots) {
    sharing.acquireUninterruptibly();
    try {
      slots.acquireUninterruptibly();
      return host.run(command);
    } finally {
      sharing.release();
    }
  }

  /// Waits for an answer and takes all others that are there by then.
  private static List<Answer> next(CompletionService<Answer> answers) {
    List<Answer> come = new ArrayList<>();
    try {
      Future<Answer> first = answers.take();
      for (Future<Answer> one = first; one != null; one = answers.poll()) {
        come.add(one.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking a drive broke", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return come;
  }
}
