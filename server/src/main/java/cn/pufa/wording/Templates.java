package cn.pufa.wording;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.law.Citations;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The doorway of this feature: templates for those who tell something, and their filling. */
public final class Templates {

  private final TemplateRoutes routes;
  private final Starter starter;
  private final Filling filling;
  private final String division;

  /**
   * @param signature 短信签名, which every SMS begins with
   */
  public Templates(
      Database database,
      Commands commands,
      People people,
      Citations citations,
      Organizations organizations,
      Divisions divisions,
      BusinessClock clock,
      String signature) {
    this.division = divisions.county().code();
    this.filling = new Filling(new SmsText(signature, new ShortName(divisions.county().name())));
    citations.join(new TemplateKind(division));
    var views = new TemplateViews(people, citations);
    var desk = new TemplateDesk(commands, citations, views, filling, clock, division);
    this.routes =
        new TemplateRoutes(
            database, desk, new TemplateReading(organizations, desk, views, filling, division));
    this.starter = new Starter(database, commands, desk);
  }

  public TemplateRoutes routes() {
    return routes;
  }

  /** Puts in the templates that come with the product, each of them once for ever. */
  public void seed() {
    starter.seed();
  }

  /** Fills forms as each channel wants them. */
  public Filling filling() {
    return filling;
  }

  /**
   * The words as they stand, to be frozen by whoever sends them.
   *
   * @param version null for the newest, which a retired template has no more
   */
  public Optional<TemplateVersion> version(Tx tx, UUID template, Integer version) {
    return TemplateStore.byId(tx, division, template)
        .filter(found -> version != null || found.retiredAt() == null)
        .flatMap(
            found ->
                TemplateStore.version(tx, template, version == null ? found.version() : version));
  }

  /** Of one that is there, retired or not. */
  public Optional<String> title(Tx tx, UUID template) {
    return TemplateStore.byId(tx, division, template).map(Template::title);
  }

  /**
   * The newest words of one that came with the product, such as {@code annual-notice}; empty once
   * it is retired.
   */
  public Optional<TemplateVersion> starter(Tx tx, String code) {
    return TemplateStore.byCode(tx, division, code)
        .filter(found -> found.retiredAt() == null)
        .flatMap(found -> TemplateStore.version(tx, found.id(), found.version()));
  }

  /**
   * What is wrong with words that belong to no template, before they are kept anywhere.
   *
   * @return each fault with its JSON pointer, from {@code /forms} or {@code /placeholders} on
   */
  public List<Problem.Field> faults(List<Placeholder> placeholders, Forms forms) {
    return TemplateCheck.faults(filling, placeholders, forms);
  }
}
