package cn.pufa.agent;

import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Reach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What this feature keeps about one person: to be shown to them whole, and to be erased. */
public final class OwnBindings {

  private static final String LEFT = "本人注销账号";
  private static final String NAME = "已注销";
  private static final String FORGOTTEN = "已删除";

  private final Organizations organizations;
  private final Bindings bindings;
  private final Files files;

  OwnBindings(Organizations organizations, Bindings bindings, Files files) {
    this.organizations = organizations;
    this.bindings = bindings;
    this.files = files;
  }

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return BindingStore.ofPerson(tx, person).stream().map(binding -> row(tx, binding)).toList();
  }

  private Map<String, String> row(Tx tx, Binding binding) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("单位", name(tx, binding.organization()));
    row.put("身份", binding.role().words());
    row.put("姓名", binding.name());
    row.put("开始", binding.since().toString());
    if (!binding.holds()) {
      row.put("结束", binding.endedAt().toString());
      row.put("结束理由", binding.endReason());
    }
    return row;
  }

  private String name(Tx tx, UUID organization) {
    return organizations.find(tx, Reach.ALL, organization).map(Organization::name).orElseThrow();
  }

  /** What the person asked for and somebody else decides, or decided. */
  public List<Map<String, String>> exportRequests(Tx tx, UUID person) {
    return BindingRequestStore.ofPerson(tx, person).stream()
        .map(request -> row(tx, request))
        .toList();
  }

  private Map<String, String> row(Tx tx, BindingRequest request) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("单位", name(tx, request.organization()));
    row.put("姓名", request.name());
    row.put("状态", request.state().words());
    row.put("申请时间", request.requestedAt().toString());
    if (request.reason() != null) {
      row.put("答复", request.reason());
    }
    return row;
  }

  public void eraseRequests(Tx tx, UUID person) {
    BindingRequestStore.deleteOf(tx, person);
  }

  /**
   * The organisation keeps that somebody acted for it, and from when to when; not who it was. The
   * papers of the counter (窗口材料) tell that too, and no law has them kept.
   */
  public void erase(Tx tx, UUID person) {
    List<Binding> all = BindingStore.ofPerson(tx, person);
    BindingStore.forgetPerson(tx, person, NAME, FORGOTTEN);
    all.stream().map(CounterChanges::record).forEach(record -> files.forgetOf(tx, record));
    all.stream().filter(Binding::holds).forEach(binding -> bindings.end(tx, binding, LEFT));
  }
}
