package cn.pufa.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Work that only one may be at, of all processes that know a file: by a lock on it between
 * processes, and by a permit within one, since such a lock belongs to the whole process.
 */
final class OneAtATime {

  interface Work<T> {
    T run() throws IOException;
  }

  private interface Locking {
    /** Null where another process has it. */
    FileLock on(FileChannel channel) throws IOException;
  }

  private static final Map<Path, Semaphore> HERE = new ConcurrentHashMap<>();

  private OneAtATime() {}

  /** As soon as nobody else is at it. */
  static <T> T inTurn(Path file, Work<T> work) throws IOException {
    Semaphore here = here(file);
    here.acquireUninterruptibly();
    try {
      return locked(file, FileChannel::lock, work);
    } finally {
      here.release();
    }
  }

  /** Not at all while somebody else is at it; null then. */
  static <T> T unlessBusy(Path file, Work<T> work) throws IOException {
    Semaphore here = here(file);
    if (!here.tryAcquire()) {
      return null;
    }
    try {
      return locked(file, FileChannel::tryLock, work);
    } finally {
      here.release();
    }
  }

  private static Semaphore here(Path file) {
    return HERE.computeIfAbsent(file, first -> new Semaphore(1));
  }

  /** The lock ends with its channel. */
  private static <T> T locked(Path file, Locking locking, Work<T> work) throws IOException {
    Files.createDirectories(file.getParent());
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return locking.on(channel) == null ? null : work.run();
    }
  }
}
