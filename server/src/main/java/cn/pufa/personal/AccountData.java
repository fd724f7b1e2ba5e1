package cn.pufa.personal;

import cn.pufa.audit.Commands;
import cn.pufa.audit.TrailWords;
import cn.pufa.identity.Accounts;
import cn.pufa.identity.RoleNames;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is kept about everybody with an account, before any feature adds to it. */
public final class AccountData {

  private final Accounts accounts;
  private final Commands commands;
  private final Consents consents;
  private final TrailWords trailWords;

  public AccountData(
      Accounts accounts, Commands commands, Consents consents, TrailWords trailWords) {
    this.accounts = accounts;
    this.commands = commands;
    this.consents = consents;
    this.trailWords = trailWords;
  }

  public void register(PersonalData data, IdNumbers idNumbers) {
    data.addKept(
        "trail", "操作记录（最近一千条）", this::trail, "行政处罚法第四十七条要求全过程记录，只留账号、编号和办理时写的理由；理由里不让写电话和证件号码。");
    data.addKept("consent", "同意和撤回的记录", this::consents, "用来证明曾经同意，撤回三年后删除（个人信息保护法第十四条）。");
    data.add("account", "账号、角色和登录记录", this::account, this::erase);
    data.addUnderConsent(
        IdNumbers.CONSENT, "id_number", "身份证号", idNumbers::export, idNumbers::erase);
  }

  private List<Map<String, String>> account(Tx tx, UUID person) {
    List<Map<String, String>> rows = new ArrayList<>();
    Accounts.Kept kept = accounts.kept(tx, person);
    rows.add(
        row(
            "账号",
            kept.account(),
            "称呼",
            kept.displayName(),
            "手机号",
            kept.phone(),
            "建立时间",
            kept.since()));
    for (Roles.Held held : Roles.heldBy(tx, person)) {
      rows.add(
          row(
              "角色",
              RoleNames.of(held.role()),
              "范围",
              trailWords.place(held.division()),
              "开始",
              held.from(),
              "结束",
              held.until()));
    }
    for (Accounts.KeptProof proof : accounts.keptProofs(tx, person)) {
      rows.add(row("登录方式", proof.proof(), "时间", proof.at()));
    }
    for (Accounts.KeptSession session : accounts.keptSessions(tx, person)) {
      rows.add(row("登录时间", session.from(), "登录结束", session.until()));
    }
    return rows;
  }

  private List<Map<String, String>> consents(Tx tx, UUID person) {
    return consents.list(tx, person).stream()
        .map(
            consent ->
                row(
                    "告知书", consent.title(),
                    "版本", consent.version(),
                    "同意时间", consent.givenAt(),
                    "撤回时间", consent.withdrawnAt()))
        .toList();
  }

  private List<Map<String, String>> trail(Tx tx, UUID person) {
    return commands.eventsOf(tx, accounts.kept(tx, person).account()).stream()
        .map(
            event ->
                row(
                    "时间",
                    event.at(),
                    "操作",
                    trailWords.action(event.action()),
                    "对象",
                    trailWords.subject(event.subject()).name()))
        .toList();
  }

  /** Answers kept for a command that is sent twice hold what was typed, so they go too. */
  private void erase(Tx tx, UUID person) {
    commands.forgetAnswers(tx, accounts.kept(tx, person).account());
    consents.withdrawAll(tx, person);
    accounts.erase(tx, person);
  }

  /** Names and values in turn; what is absent is left out. */
  private static Map<String, String> row(Object... namesAndValues) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int place = 0; place < namesAndValues.length; place += 2) {
      if (namesAndValues[place + 1] != null) {
        row.put(namesAndValues[place].toString(), namesAndValues[place + 1].toString());
      }
    }
    return row;
  }
}
