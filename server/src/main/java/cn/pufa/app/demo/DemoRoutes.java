package cn.pufa.app.demo;

import cn.pufa.app.Config;
import cn.pufa.identity.Divisions;
import cn.pufa.organization.RegisterWorkbook;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;

/** Operations of {@code demo.yaml} that are about no person; 404 outside demo mode. */
public final class DemoRoutes {

  private record Outbox(int total, List<DemoMail.Received> items) {}

  private final Config config;
  private final DemoMail mail;
  private final RegisterWorkbook workbook;
  private final Divisions divisions;

  /**
   * @param mail null where mail goes to a real server
   */
  public DemoRoutes(Config config, DemoMail mail, RegisterWorkbook workbook, Divisions divisions) {
    this.config = config;
    this.mail = mail;
    this.workbook = workbook;
    this.divisions = divisions;
  }

  public void bind(Routes routes) {
    routes.add("listDemoOutbox", this::listDemoOutbox);
    routes.add("getDemoRegister", this::getDemoRegister);
  }

  private Answer listDemoOutbox(Request request) {
    requireDemo();
    if (mail == null) {
      return Answer.ok(new Outbox(0, List.of()));
    }
    List<DemoMail.Received> received = mail.received(request.text("to"));
    return Answer.ok(
        new Outbox(request.text("to") == null ? mail.count() : received.size(), received));
  }

  private Answer getDemoRegister(Request request) {
    requireDemo();
    var rows = DemoRegister.rows(config.seed(), divisions.townshipsByName());
    return Answer.xlsx("demo-register.xlsx", workbook.write(rows));
  }

  private void requireDemo() {
    if (!config.isDemo()) {
      throw Problem.notFound();
    }
  }
}
