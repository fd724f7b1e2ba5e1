package cn.pufa.dossier;

import cn.pufa.identity.Divisions;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.time.BusinessClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The doorway of this feature: whoever holds something of an organisation registers it here. */
public final class Dossiers {

  /** The latest first; of one day what has a moment goes by it. */
  private static final Comparator<DossierEntry> LATEST_FIRST =
      Comparator.comparing((DossierEntry entry) -> entry.on())
          .thenComparing(DossierEntry::at, Comparator.nullsFirst(Comparator.naturalOrder()))
          .reversed();

  private final Authorization authorization;
  private final List<DossierSource> sources = new ArrayList<>();
  private final DossierRoutes routes;

  public Dossiers(
      Database database,
      Authorization authorization,
      Organizations organizations,
      Files files,
      Divisions divisions,
      BusinessClock clock) {
    this.authorization = authorization;
    register(new RegisterSource(organizations, divisions));
    register(new CharterSource(organizations, files));
    register(new ContactSource(organizations));
    routes = new DossierRoutes(database, organizations, this, files, clock);
  }

  /** When the server is put together; kinds are shown in the order of registering. */
  public void register(DossierSource source) {
    if (sources.stream().anyMatch(one -> one.kind().equals(source.kind()))) {
      throw new IllegalStateException("two sources of " + source.kind());
    }
    sources.add(source);
  }

  public DossierRoutes routes() {
    return routes;
  }

  /** What the kinds are called, by code. */
  public Map<String, String> labels() {
    return sources.stream().collect(Collectors.toMap(DossierSource::kind, DossierSource::label));
  }

  List<DossierSource> sources() {
    return sources;
  }

  /**
   * Everything that is known of it and that the caller may read elsewhere, the latest first.
   *
   * @param forStaff with what is internal
   */
  List<DossierEntry> entries(Tx tx, Caller caller, Organization organization, boolean forStaff) {
    UUID id = organization.id();
    return readable(caller, organization)
        .flatMap(source -> source.entries(tx, id).stream())
        .filter(entry -> forStaff || !entry.internal())
        .sorted(LATEST_FIRST)
        .toList();
  }

  private Stream<DossierSource> readable(Caller caller, Organization organization) {
    Set<String> callable = authorization.operationsOf(caller.grants());
    return sources.stream()
        .filter(
            source ->
                source.operations().stream()
                    .filter(callable::contains)
                    .map(operation -> authorization.reach(operation, caller))
                    .anyMatch(reach -> reach.holds(organization.township(), organization.id())));
  }
}
