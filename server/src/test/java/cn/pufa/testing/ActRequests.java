package cn.pufa.testing;

import java.util.List;
import java.util.Map;

/** Asks who did what to something that the account may read the page of. */
final class ActRequests implements RequestFamily {

  private static final String STATUTE = "minfadian-zongze";

  private final RequestFamily offices;
  private final RequestFamily courses;
  private final RequestFamily reports;
  private final String person;

  ActRequests(RequestFamily offices, RequestFamily courses, RequestFamily reports, String person) {
    this.offices = offices;
    this.courses = courses;
    this.reports = reports;
    this.person = person;
  }

  @Override
  public boolean know(String operationId) {
    return operationId.equals("listActs");
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return List.of(200);
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (String.valueOf(account)) {
      case "township", "township-2" -> of("office", offices, "getOfficeRecord", account);
      case "trainer" -> of("course", courses, "getCourseRecord", account);
      case "secrecy_reviewer" -> of("lawreport", reports, "getLawReport", account);
      case "admin", "auditor" -> Map.of("kind", "person", "id", person);
      default -> Map.of("kind", "statute", "id", STATUTE);
    };
  }

  private static Map<String, Object> of(
      String kind, RequestFamily family, String reading, String account) {
    Object id = family.parameters(reading, account).values().iterator().next();
    return Map.of("kind", kind, "id", id);
  }
}
