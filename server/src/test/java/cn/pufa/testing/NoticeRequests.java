package cn.pufa.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about the notices of an organisation with which nothing is wrong. */
final class NoticeRequests implements RequestFamily {

  private static final Set<String> OF_NOTICE = Set.of("openNotice", "acknowledgeNotice");

  private final Map<String, String> notices;

  /**
   * @param agents the accounts that act for an organisation
   */
  NoticeRequests(TestServer server, List<String> agents) {
    notices = Own.firstOf(server, agents, "listInbox");
  }

  @Override
  public boolean know(String operationId) {
    return OF_NOTICE.contains(operationId) || operationId.equals("listInbox");
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return OF_NOTICE.contains(operationId)
        ? Map.of("notice", notices.getOrDefault(account, notices.get("org_agent")))
        : Map.of();
  }
}
