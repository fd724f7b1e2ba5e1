package cn.pufa.app;

import cn.pufa.platform.Workers;
import cn.pufa.platform.cache.PufaProcess;
import cn.pufa.testing.Api;
import cn.pufa.testing.Bench;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Own;
import cn.pufa.testing.ServerHeap;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SmtpLedger;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code bin/bench scale}: a hundred counties in one database, the server a process of its own.
 * What staff look at must be there at once, a run over everybody within seconds, and a campaign
 * must cost ten times as much for ten times as many.
 */
final class ScaleBench {

  private static final int COUNTIES = 100;
  private static final int FEW_COUNTIES = 10;
  private static final double PAGE_LIMIT = 150;
  private static final double RUN_LIMIT = 10_000;

  /** Milliseconds for an export of the whole register. */
  private static final double EXPORT_LIMIT = 20_000;

  /** How much more than in proportion a campaign over ten times as many may cost. */
  private static final double LINEAR = 1.5;

  private static final long HEAP_GROWTH = 64L << 20;

  private record Campaign(String id, double drafted, double released, int asked) {}

  private final PufaProcess server;
  private final Path home;
  private final Jdbc database;
  private final Api api;
  private final Api officer;

  /** Of the answers of a page, in time. */
  private final double share;

  private boolean met = true;

  private ScaleBench(PufaProcess server, Path home, Jdbc database, double share)
      throws IOException {
    this.share = share;
    this.server = server;
    this.home = home;
    this.database = database;
    this.api = new Api(server.address());
    this.officer = api.signIn("case_officer");
  }

  /**
   * @param arguments the jar, how often each page is asked for, which share of the answers must be
   *     in time, and where not all lists are measured, the operations of those that are, between
   *     commas
   */
  public static void main(String[] arguments) throws InterruptedException {
    int result = 2;
    Path home = ServerProcess.newHome();
    Path jar = Path.of(arguments[0]);
    // The demo's own mail server keeps all it gets in the heap of the server that is measured.
    try (var mail = SmtpLedger.start(Duration.ZERO);
        var server =
            PufaProcess.start(
                home, jar, List.of(), Map.of("SMTP_URL", mail.url("scale@demo.invalid")));
        var database = Jdbc.connect(HomeDatabase.ownerUrl(home))) {
      int times = Integer.parseInt(arguments[1]);
      double share = Double.parseDouble(arguments[2]);
      Set<String> only = arguments.length == 3 ? Set.of() : Set.of(arguments[3].split(","));
      var bench = new ScaleBench(server, home, database, share);
      bench.run(times, only);
      if (only.isEmpty()) {
        bench.clicks(jar.resolve("../../../journeys/interactions.mjs").normalize());
      }
      result = bench.told();
    } catch (RuntimeException | AssertionError | IOException fault) {
      fault.printStackTrace();
    } finally {
      ServerProcess.remove(home);
    }
    System.exit(result);
  }

  /**
   * @param only these lists and nothing else; empty for all there is
   */
  private void run(int times, Set<String> only) {
    ManyOrganizations.addCounties(database, 2, FEW_COUNTIES);
    Campaign few = campaign();
    ManyOrganizations.addCounties(database, FEW_COUNTIES + 1, COUNTIES);
    Campaign many = campaign();
    compare(few, many);
    ManyOrganizations.addYear(database);
    String run = dryRun();
    pages(run, times, only);
    if (only.isEmpty()) {
      export();
      dossier();
    }
  }

  private int told() {
    System.out.println(met ? "scale: targets met" : "scale: targets MISSED");
    return met ? 0 : 1;
  }

  /** Drafted and looked at, then released; until nothing of it is under way. */
  private Campaign campaign() {
    String[] id = {null};
    double drafted =
        millis(
            () -> {
              id[0] = draft();
              officer.call("listCampaignScope", Map.of("campaign", id[0])).expect(200);
            });
    Given.submitted(officer, id[0]);
    Api approver = api.signIn("approver");
    int[] asked = {0};
    double released =
        millis(
            () ->
                asked[0] =
                    approver
                        .call("releaseCampaign", Map.of("campaign", id[0]))
                        .expect(202)
                        .number("inScope"));
    double left = millis(() -> awaitSent(id[0]));
    System.out.printf(
        Locale.ROOT,
        "%d organisations: draft and its list %.0f ms, release to %d %.0f ms, all messages left after %.1f s%n",
        database.number("select count(*) from organization"),
        drafted,
        asked[0],
        released,
        left / 1000);
    return new Campaign(id[0], drafted, released, asked[0]);
  }

  private String draft() {
    return officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201).text("id");
  }

  private void awaitSent(String campaign) {
    String open =
        "select count(*) from message where lane = '%s' and state in ('queued', 'claimed', 'sending')"
            .formatted(campaign);
    while (database.number(open) > 0) {
      java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
    }
  }

  private void compare(Campaign few, Campaign many) {
    double share = (double) many.asked() / few.asked();
    tell(
        "draft of a campaign, times the cost for times as many",
        many.drafted() / few.drafted() / share,
        LINEAR);
    tell(
        "release of a campaign, times the cost for times as many",
        many.released() / few.released() / share,
        LINEAR);
  }

  private String dryRun() {
    String[] id = {null};
    double took =
        millis(() -> id[0] = officer.call("createCreditRun", Map.of()).expect(201).text("id"));
    tell("credit lists, dry run over all, ms", took, RUN_LIMIT);
    return id[0];
  }

  private void pages(String run, int times, Set<String> only) {
    JsonObject circular = CircularRequests.draft();
    circular.add("audience", new JsonObject());
    List<ScalePages.Page> pages =
        ScalePages.all(
                ManyOrganizations.CAMPAIGN,
                draft(),
                CircularRequests.create(officer, circular),
                run)
            .stream()
            .filter(page -> only.isEmpty() || only.contains(page.operation()))
            .toList();
    var load = new PageLoad(api);
    load.run(pages, Math.max(1, times / 20));
    List<PageLoad.Result> results = load.run(pages, times);
    System.out.printf(
        Locale.ROOT,
        "each of %d pages %d times, in one mixed order, %.0f a second as chance has it%n",
        results.size(),
        times,
        PageLoad.A_SECOND);
    System.out.printf(
        "%-74s %8s %8s %8s %8s%n",
        "page", "rows", "p50 ms", "p%.0f ms".formatted(share * 100), "target");
    results.stream().sorted(Comparator.comparing(PageLoad.Result::name)).forEach(this::tell);
  }

  private void tell(PageLoad.Result page) {
    System.out.printf(
        Locale.ROOT,
        "%-74s %8d %8.1f %8.1f %8.0f%s%n",
        page.name(),
        page.rows(),
        page.at(0.5),
        page.at(share),
        PAGE_LIMIT,
        missed(page.at(share) <= PAGE_LIMIT));
  }

  private void export() {
    int[] size = {0};
    double took =
        millis(() -> size[0] = officer.call("exportOrganizations").expect(200).bytes().length);
    tell("register as XLSX of %d kB, ms".formatted(size[0] / 1024), took, EXPORT_LIMIT);
  }

  private void dossier() {
    String organization = Own.text(Own.organizations(officer).getFirst(), "id");
    try (var workers = new Workers();
        var heap = ServerHeap.of(server.pid())) {
      var archive = new LargeDossier(home, workers, officer, organization);
      archive.fill();
      long before = heap.afterCollection();
      long most = archive.read(heap::afterCollection);
      tell(
          "dossier as ZIP of %d MB, growth of the heap in MB".formatted(archive.bytes() >> 20),
          (most - before) / 1e6,
          HEAP_GROWTH / 1e6);
    }
  }

  /** What the console's lists answer to keys and clicks, in a browser; it tells its own figures. */
  private void clicks(Path script) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("node", script.toString(), "--address", server.address())
            .inheritIO()
            .start()
            .waitFor();
    if (exit > 1) {
      throw new IllegalStateException("the browser ended with " + exit);
    }
    met &= exit == 0;
  }

  private void tell(String what, double figure, double limit) {
    System.out.printf(
        Locale.ROOT, "%-74s %.1f, target %.1f%s%n", what, figure, limit, missed(figure <= limit));
  }

  private static double millis(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e6;
  }

  private String missed(boolean isMet) {
    met &= isMet;
    return Bench.missed(isMet);
  }
}
