package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Verdict;
import cn.pufa.platform.RequestId;
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
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where this node's sign-ups, for whatever session, come together. While one batch is
 * being made durable the next collects; nobody waits for a batch to fill. Each caller is answered
 * after the commit, and only then.
 */
final class AdmissionQueue implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.training");
  private static final int BATCH = 200;

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
    try {
      while (true) {
        List<Arrival> batch = nextBatch();
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

  private List<Arrival> nextBatch() throws InterruptedException {
    List<Arrival> batch = new ArrayList<>();
    batch.add(arrivals.take());
    arrivals.drainTo(batch, BATCH - 1);
    return batch;
  }

  private void admitTogether(List<Arrival> batch) {
    if (batch.size() == 1) {
      RequestId.during(batch.getFirst().request().requestId(), () -> store(batch));
    } else if (!batch.isEmpty()) {
      store(batch);
    }
  }

  private void store(List<Arrival> batch) {
    try {
      List<Supplier<Answer>> answers =
          commands.runTogether(batch.stream().map(Arrival::request).toList(), admission);
      for (int place = 0; place < batch.size(); place++) {
        batch.get(place).answer().complete(answers.get(place));
      }
    } catch (Problem unknown) {
      tell(batch, unknown);
      // Nobody knows whether it was committed: each asks again, and its key finds the truth.
      fail(batch, unknown);
    } catch (RuntimeException poisoned) {
      tell(batch, poisoned);
      admitSingly(batch, poisoned);
    } catch (Throwable fault) {
      fail(batch, fault);
      throw fault;
    }
  }

  /** What several share in the database is no single request's: each is told in its own lines. */
  private static void tell(List<Arrival> batch, RuntimeException fault) {
    int others = batch.size() - 1;
    if (others == 0) {
      return;
    }
    String kind = fault.getClass().getSimpleName();
    for (Arrival arrival : batch) {
      RequestId.during(
          arrival.request().requestId(),
          () -> LOG.warn("a sign-up failed together with {} others: {}", others, kind));
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
