package cn.pufa.app;

import cn.pufa.testing.Api;
import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Pages of lists, asked for by four at once, all pages in one mixed order. Each page is held
 * against the contract once, before anything is timed.
 */
final class PageLoad {

  private static final int CALLERS = 4;
  private static final int SIZE = 50;

  /** The contract's highest number of a page. */
  private static final int LAST_NUMBER = 10_000;

  /**
   * @param rows that the list has, @param millis of each answer, ascending
   */
  record Result(String name, int rows, double[] millis) {

    double at(double share) {
      return millis[(int) Math.min(millis.length - 1, millis.length * share)];
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
    var waiting = new ConcurrentLinkedQueue<>(order);
    List<Sample> samples = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<List<Sample>>> work = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        work.add(threads.submit(() -> drain(targets, waiting)));
      }
      for (Future<List<Sample>> one : work) {
        samples.addAll(one.get());
      }
    } catch (java.util.concurrent.ExecutionException fault) {
      throw new IllegalStateException(fault.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    return samples;
  }

  private List<Sample> drain(List<Target> targets, ConcurrentLinkedQueue<Integer> waiting) {
    List<Sample> samples = new ArrayList<>();
    for (Integer target = waiting.poll(); target != null; target = waiting.poll()) {
      long begin = System.nanoTime();
      int status = api.exchange(targets.get(target).request()).status();
      double millis = (System.nanoTime() - begin) / 1e6;
      if (status != 200) {
        throw new IllegalStateException(
            targets.get(target).name() + " was answered with " + status);
      }
      samples.add(new Sample(target, millis));
    }
    return samples;
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
