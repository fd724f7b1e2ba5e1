package cn.pufa.dossier;

import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Operations of {@code dossier.yaml}. */
public final class DossierRoutes {

  private record Kind(String kind, String label, long count) {}

  private record Shown(
      LocalDate on,
      Instant at,
      String kind,
      String title,
      String detail,
      String record,
      boolean internal,
      List<String> files) {

    static Shown of(DossierEntry entry) {
      return new Shown(
          entry.on(),
          entry.at(),
          entry.kind(),
          entry.title(),
          entry.detail(),
          entry.record(),
          entry.internal(),
          entry.files().stream().map(DossierFile::name).toList());
    }
  }

  private record Timeline(int total, List<Kind> kinds, List<Integer> years, List<Shown> items) {}

  private final Database database;
  private final Organizations organizations;
  private final Dossiers dossiers;
  private final Files files;
  private final BusinessClock clock;

  DossierRoutes(
      Database database,
      Organizations organizations,
      Dossiers dossiers,
      Files files,
      BusinessClock clock) {
    this.database = database;
    this.organizations = organizations;
    this.dossiers = dossiers;
    this.files = files;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("getDossier", this::getDossier);
    routes.add("getDossierArchive", this::getDossierArchive);
  }

  private Answer getDossier(Request request) {
    var entries = database.read(tx -> entries(tx, request, found(tx, request)));
    String kind = request.text("kind");
    Integer year = (Integer) request.parameters().get("year");
    var matching =
        entries.stream()
            .filter(entry -> kind == null || entry.kind().equals(kind))
            .filter(entry -> year == null || entry.on().getYear() == year)
            .toList();
    var page = request.page();
    return Answer.ok(
        new Timeline(
            matching.size(),
            kinds(entries),
            years(entries),
            matching.stream().skip(page.offset()).limit(page.limit()).map(Shown::of).toList()));
  }

  /** An organisation reads its own; what is not decided yet is for staff. */
  private List<DossierEntry> entries(Tx tx, Request request, Organization organization) {
    boolean forStaff = !request.reach().organizations().contains(organization.id());
    return dossiers.entries(tx, request.caller(), organization, forStaff);
  }

  private Organization found(Tx tx, Request request) {
    return organizations
        .find(tx, request.reach(), request.id("organization"))
        .orElseThrow(Problem::notFound);
  }

  private List<Kind> kinds(List<DossierEntry> entries) {
    return dossiers.sources().stream()
        .map(
            source ->
                new Kind(
                    source.kind(),
                    source.label(),
                    entries.stream().filter(entry -> entry.kind().equals(source.kind())).count()))
        .filter(kind -> kind.count() > 0)
        .toList();
  }

  private static List<Integer> years(List<DossierEntry> entries) {
    return entries.stream()
        .map(entry -> entry.on().getYear())
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private Answer getDossierArchive(Request request) {
    var archive =
        database.read(
            tx -> {
              var organization = found(tx, request);
              return new DossierArchive(
                  organization, entries(tx, request, organization), files, this::label);
            });
    var now = clock.now();
    return Answer.streamed("application/zip", "dossier.zip", out -> archive.write(out, now));
  }

  private String label(String kind) {
    return dossiers.labels().getOrDefault(kind, kind);
  }
}
