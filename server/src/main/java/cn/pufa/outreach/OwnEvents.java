package cn.pufa.outreach;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The events that one person recorded, to be shown to them; only the trail knows who did. */
public final class OwnEvents {

  private static final String RECORDED = "createPufaEvent";

  private final Commands commands;
  private final BusinessClock clock;

  public OwnEvents(Commands commands, BusinessClock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  public List<Map<String, String>> export(Tx tx, UUID person) {
    String account = Roles.person(tx, person, clock.today()).orElseThrow().account();
    List<UUID> recorded =
        commands.subjectsOf(tx, account, RECORDED).stream()
            .map(PufaEvent::ofRecord)
            .flatMap(Optional::stream)
            .toList();
    return OutreachStore.byIds(tx, recorded).stream().map(OwnEvents::row).toList();
  }

  private static Map<String, String> row(PufaEvent event) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("活动", event.title());
    row.put("日期", event.heldOn().toString());
    row.put("地点", event.place());
    return row;
  }
}
