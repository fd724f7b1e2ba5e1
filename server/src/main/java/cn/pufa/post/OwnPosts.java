package cn.pufa.post;

import cn.pufa.platform.db.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What this feature keeps about one person: to be shown to them whole, and to be erased. */
public final class OwnPosts {

  private final Tenures tenures;
  private final Map<String, String> divisionNames;

  OwnPosts(Tenures tenures, Map<String, String> divisionNames) {
    this.tenures = tenures;
    this.divisionNames = divisionNames;
  }

  public List<Map<String, String>> exportRequests(Tx tx, UUID person) {
    return PostStore.ofPerson(tx, person).stream().map(this::row).toList();
  }

  private Map<String, String> row(PostRequest request) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("姓名", request.name());
    row.put("身份", post(request.role(), request.division()));
    row.put("状态", request.message());
    row.put("申请时间", request.requestedAt().toString());
    if (request.decidedAt() != null) {
      row.put("审核时间", request.decidedAt().toString());
    }
    return row;
  }

  private String post(PostRole role, String place) {
    return divisionNames.getOrDefault(place, place) + role.title();
  }

  public void eraseRequests(Tx tx, UUID person) {
    PostStore.deleteOf(tx, person);
  }

  public List<Map<String, String>> exportTenures(Tx tx, UUID person) {
    return TenureStore.ofPerson(tx, person).stream().map(this::row).toList();
  }

  private Map<String, String> row(Tenure tenure) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("岗位", post(PostRole.ofDivision(tenure.division()), tenure.division()));
    row.put("方式", tenure.isHolder() ? "任职" : "替补");
    row.put("任职日期", tenure.since().toString());
    if (tenure.until() != null) {
      row.put("离任日期", tenure.until().toString());
      row.put("离任原因", tenure.reason());
    }
    return row;
  }

  /** Posts are free at once; that somebody stood there stays, without a name. */
  public void eraseTenures(Tx tx, UUID person) {
    tenures.erase(tx, person);
  }

  public List<Map<String, String>> exportChecks(Tx tx, UUID person) {
    return RecordCheckStore.ofPerson(tx, person).stream()
        .map(check -> Map.of("查询日期", check.checkedOn().toString(), "查询单位", check.askedBy()))
        .toList();
  }
}
