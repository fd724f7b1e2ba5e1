package cn.pufa.app;

import cn.pufa.testing.Api;
import com.google.gson.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Pages of lists, asked for by many people who know nothing of each other: so many a second, by
 * chance sometimes several at once, all pages in one mixed order. Each page is held against the
 * contract once, before anything is timed.
 */
final class PageLoad {

  /** Five officers in each of a hundred counties, each with another page every 25 seconds. */
  static final double A_SECOND = 20;

  private static final int SIZE = 50;

  /** The contract's highest number of a page. */
  private static final int LAST_NUMBER = 10_000;

  /**
   * @param rows that the list has, @param millis of each answer, ascending
   */
  record Result(String name, int rows, double[] millis) {

    double at(double share) {
      return millis[(int) Math.ceil(millis.length * share) - 1];
    }
  }

  private record Target(String name, int rows, HttpRequest request) {}

  private record Sample(int target, double millis) {}

  private final Api api;
  private final Map<String, Api> callers = new HashMap<>();

  PageLoad(Api api) {
    this.api = api;
  }

  /** The first page of each, and the last where there are more. */
  List<Result> run(List<ScalePages.Page> pages, int times) {
    List<Target> targets = new ArrayList<>();
    pages.forEach(page -> addTargets(page, targets));
    List<Integer> order = new ArrayList<>();
    for (int target = 0; target < targets.size(); target++) {
      order.addAll(Collections.nCopies(times, target));
    }
    Collections.shuffle(order, new Random(5));
    return results(targets, send(targets, order));
  }

  private void addTargets(ScalePages.Page page, List<Target> targets) {
    Api caller = callers.computeIfAbsent(page.account(), api::signIn);
    JsonObject first = caller.call(page.operation(), page.parameters()).expect(200).json();
    if (!first.has("total")) {
      targets.add(target(page.name(), first.getAsJsonArray("items").size(), page, caller));
      return;
    }
    int rows = first.get("total").getAsInt();
    var sized = page.with(Map.of("size", SIZE));
    targets.add(target(page.name(), rows, sized, caller));
    int last = Math.min(LAST_NUMBER, (rows + SIZE - 1) / SIZE);
    if (last > 1) {
      var end = sized.with(Map.of("page", last));
      caller.call(end.operation(), end.parameters()).expect(200);
      targets.add(target(page.name() + ", last page", rows, end, caller));
    }
  }

  private static Target target(String name, int rows, ScalePages.Page page, Api caller) {
    return new Target(
        name, rows, caller.request(page.operation(), page.parameters(), null, null, Map.of()));
  }

  private List<Sample> send(List<Target> targets, List<Integer> order) {
    var chance = new Random(7);
    List<Future<Sample>> asked = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long due = System.nanoTime();
      for (int target : order) {
        due += (long) (-Math.log(1 - chance.nextDouble()) / A_SECOND * 1e9);
        LockSupport.parkNanos(due - System.nanoTime());
        long from = due;
        asked.add(threads.submit(() -> sample(targets, target, from)));
      }
    }
    return asked.stream().map(Future::resultNow).toList();
  }

  /**
   * A page that is refused or does not come is late beyond any limit; the others are still told.
   *
   * @param due when it had to be asked for, in nanoseconds: what came too late to that counts too
   */
  private Sample sample(List<Target> targets, int target, long due) {
    String fault = fault(targets.get(target).request());
    if (fault != null) {
      System.err.println(targets.get(target).name() + ": " + fault);
      return new Sample(target, Double.POSITIVE_INFINITY);
    }
    return new Sample(target, (System.nanoTime() - due) / 1e6);
  }

  /** Null where it is answered. */
  private String fault(HttpRequest request) {
    try {
      int status = api.exchange(request).status();
      return status == 200 ? null : "answered with " + status;
    } catch (UncheckedIOException cutOff) {
      return cutOff.getMessage();
    }
  }

  private static List<Result> results(List<Target> targets, List<Sample> samples) {
    List<Result> results = new ArrayList<>();
    for (int place = 0; place < targets.size(); place++) {
      int target = place;
      double[] millis =
          samples.stream()
              .filter(sample -> sample.target() == target)
              .mapToDouble(Sample::millis)
              .sorted()
              .toArray();
      results.add(new Result(targets.get(place).name(), targets.get(place).rows(), millis));
    }
    return results;
  }
}
