package cn.pufa.platform.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The matrix of {@code api-spec/authorization.csv}: what is not allowed there is refused. */
public final class Authorization {

  private static final String HEADER = "operationId,role,scope,allow";

  private enum Scope {
    ALL,
    DIVISION,
    ORGANIZATION,
    SELF
  }

  private final Map<String, Map<String, Scope>> scopes = new LinkedHashMap<>();

  public static Authorization parse(String csv) {
    var authorization = new Authorization();
    var lines = csv.strip().lines().toList();
    if (!lines.getFirst().equals(HEADER)) {
      throw new IllegalStateException("authorization.csv must start with " + HEADER);
    }
    lines.stream().skip(1).map(line -> line.split(",")).forEach(authorization::add);
    return authorization;
  }

  private void add(String[] cells) {
    if (cells.length != 4 || !Set.of("yes", "no").contains(cells[3])) {
      throw new IllegalStateException(
          "authorization.csv has a bad row: " + String.join(",", cells));
    }
    var roles = scopes.computeIfAbsent(cells[0], key -> new LinkedHashMap<>());
    if (cells[3].equals("yes")) {
      roles.put(cells[1], Scope.valueOf(cells[2].toUpperCase(java.util.Locale.ROOT)));
    }
  }

  public Set<String> operations() {
    return scopes.keySet();
  }

  public boolean isPublic(String operationId) {
    return rolesOf(operationId).containsKey(Caller.ANYONE);
  }

  /** What the caller may touch with the operation, or a problem that says who is missing. */
  public Reach reach(String operationId, Caller caller) {
    if (isPublic(operationId)) {
      return Reach.ALL;
    }
    if (caller == null) {
      throw Problem.of(ProblemType.NOT_SIGNED_IN);
    }
    var roles = rolesOf(operationId);
    Reach whole = reach(roles, caller.grants());
    if (!whole.all() && whole.divisions().isEmpty() && whole.organizations().isEmpty()) {
      throw Problem.of(ProblemType.NOT_ALLOWED, "如果工作需要，请联系本单位管理员。");
    }
    Reach own = reach(roles, caller.grants().stream().filter(Grant::isOwn).toList());
    return whole.equals(own) ? own : inPlaceOfOthers(whole, roles, caller.grants());
  }

  private static Reach reach(Map<String, Scope> roles, List<Grant> grants) {
    var divisions = new ArrayList<String>();
    var organizations = new ArrayList<UUID>();
    boolean all = roles.containsKey(Caller.SIGNED_IN);
    for (Grant grant : grants) {
      switch (roles.get(grant.role())) {
        case ALL, SELF -> all = true;
        case DIVISION -> divisions.add(grant.division());
        case ORGANIZATION -> addOrganization(grant, organizations);
        case null -> {}
      }
    }
    return all ? Reach.ALL : new Reach(false, divisions, organizations);
  }

  private static Reach inPlaceOfOthers(Reach reach, Map<String, Scope> roles, List<Grant> grants) {
    List<String> absent =
        grants.stream()
            .filter(grant -> !grant.isOwn() && roles.containsKey(grant.role()))
            .map(Grant::deputyFor)
            .distinct()
            .toList();
    return new Reach(reach.all(), reach.divisions(), reach.organizations(), absent);
  }

  private static void addOrganization(Grant grant, List<UUID> organizations) {
    if (grant.organization() != null) {
      organizations.add(grant.organization());
    }
  }

  /** The operations somebody with these grants may call, in alphabetical order. */
  public Set<String> operationsOf(List<Grant> grants) {
    var allowed = new TreeSet<String>();
    scopes.forEach(
        (operation, roles) -> {
          boolean held = grants.stream().anyMatch(grant -> roles.containsKey(grant.role()));
          if (held || roles.containsKey(Caller.ANYONE) || roles.containsKey(Caller.SIGNED_IN)) {
            allowed.add(operation);
          }
        });
    return allowed;
  }

  private Map<String, Scope> rolesOf(String operationId) {
    return scopes.getOrDefault(operationId, Map.of());
  }
}
