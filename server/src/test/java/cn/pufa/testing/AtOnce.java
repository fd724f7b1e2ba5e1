package cn.pufa.testing;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same time and waits for all. */
public final class AtOnce {

  private AtOnce() {}

  /**
   * Results in the order of the calls. The first that fails interrupts the others: one that waits
   * for it would wait for ever.
   */
  public static <T> List<T> call(List<Callable<T>> calls) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ended = new ExecutorCompletionService<T>(threads);
      List<Future<T>> begun = calls.stream().map(ended::submit).toList();
      try {
        for (int count = 0; count < begun.size(); count++) {
          ended.take().get();
        }
      } finally {
        threads.shutdownNow();
      }
      return begun.stream().map(Future::resultNow).toList();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException fault) {
      throw new IllegalStateException(fault.getCause());
    }
  }

  /** Each up to two milliseconds later, so that each comes first at times. */
  public static <T> List<T> shifted(Random random, List<Callable<T>> calls) {
    return call(calls.stream().map(call -> after(random.nextInt(3), call)).toList());
  }

  private static <T> Callable<T> after(int millis, Callable<T> call) {
    return () -> {
      long until = System.nanoTime() + millis * 1_000_000L;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      return call.call();
    };
  }
}
