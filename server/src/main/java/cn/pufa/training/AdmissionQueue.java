package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Verdict;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The one place where this node's sign-ups, for whatever session, come together. While one batch is
 * being made durable the next collects. Only in a crowd does a batch wait a moment for more: a
 * transaction costs as much as the work for a dozen people. Each caller is answered after the
 * commit, and only then.
 */
final class AdmissionQueue implements AutoCloseable {

  private static final int BATCH = 200;

  /** So many at once tell that more are on their way. */
  private static final int CROWD = 16;

  private static final long GATHER_NANOS = 3_000_000;

  private record Arrival(Request request, CompletableFuture<Supplier<Answer>> answer) {}

  /** Comes last: what arrived before it is still admitted. */
  private static final Arrival END = new Arrival(null, null);

  private final Commands commands;
  private final BiFunction<Tx, List<Request>, List<Verdict>> admission;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean open = true;

  AdmissionQueue(Commands commands, BiFunction<Tx, List<Request>, List<Verdict>> admission) {
    this.commands = commands;
    this.admission = admission;
    this.thread = Thread.ofVirtual().name("admission").start(this::admitForEver);
  }

  /** Waits until the sign-up is decided and durable. */
  Answer admit(Request request) {
    if (!open) {
      throw Problem.of(ProblemType.UNAVAILABLE);
    }
    var arrival = new Arrival(request, new CompletableFuture<>());
    arrivals.add(arrival);
    try {
      return arrival.answer().join().get();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
    }
  }

  private void admitForEver() {
    int before = 0;
    try {
      while (true) {
        List<Arrival> batch = nextBatch(before);
        before = batch.size();
        boolean last = batch.remove(END);
        admitTogether(batch);
        if (last) {
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @param before how many the last batch held; so many more are likely to come after a crowd
   */
  private List<Arrival> nextBatch(int before) throws InterruptedException {
    List<Arrival> batch = new ArrayList<>();
    batch.add(arrivals.take());
    arrivals.drainTo(batch, BATCH - 1);
    if (before >= CROWD) {
      gather(batch, Math.min(BATCH, batch.size() + before));
    }
    return batch;
  }

  private void gather(List<Arrival> batch, int enough) throws InterruptedException {
    long end = System.nanoTime() + GATHER_NANOS;
    while (batch.size() < enough && batch.getLast() != END) {
      Arrival next = arrivals.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      batch.add(next);
    }
  }

  private void admitTogether(List<Arrival> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      List<Supplier<Answer>> answers =
          commands.runTogether(batch.stream().map(Arrival::request).toList(), admission);
      for (int place = 0; place < batch.size(); place++) {
        batch.get(place).answer().complete(answers.get(place));
      }
    } catch (Problem unknown) {
      // Nobody knows whether it was committed: each asks again, and its key finds the truth.
      fail(batch, unknown);
    } catch (RuntimeException poisoned) {
      admitSingly(batch, poisoned);
    } catch (Throwable fault) {
      fail(batch, fault);
      throw fault;
    }
  }

  /** One of them cannot be stored and has undone all; the others must not suffer for it. */
  private void admitSingly(List<Arrival> batch, RuntimeException fault) {
    if (batch.size() == 1) {
      fail(batch, fault);
      return;
    }
    batch.forEach(arrival -> admitTogether(List.of(arrival)));
  }

  private static void fail(List<Arrival> batch, Throwable fault) {
    batch.forEach(arrival -> arrival.answer().completeExceptionally(fault));
  }

  @Override
  public void close() {
    open = false;
    arrivals.add(END);
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
