package cn.pufa.annualreport;

import cn.pufa.notice.Notices;
import cn.pufa.notice.RecipientFilter;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.live.LiveAnswer;
import java.util.List;
import java.util.UUID;

/** Operations of {@code annualreport.yaml} and {@code campaignprogress.yaml}. */
public final class AnnualReportRoutes {

  private record CampaignList(List<Campaign> items) {}

  private final Database database;
  private final Campaigns campaigns;
  private final WindUp windUp;
  private final CampaignRoutes campaignRoutes;
  private final Reminders reminders;
  private final Returns returns;
  private final ReturnRoutes returnRoutes;
  private final Notices notices;
  private final Changes changes;

  AnnualReportRoutes(
      Database database,
      Campaigns campaigns,
      WindUp windUp,
      CampaignRoutes campaignRoutes,
      Reminders reminders,
      Returns returns,
      Files files,
      Notices notices,
      Changes changes) {
    this.database = database;
    this.campaigns = campaigns;
    this.windUp = windUp;
    this.campaignRoutes = campaignRoutes;
    this.reminders = reminders;
    this.returns = returns;
    this.returnRoutes = new ReturnRoutes(database, files);
    this.notices = notices;
    this.changes = changes;
  }

  public void bind(Routes routes) {
    routes.add(
        "listCampaigns", request -> Answer.ok(new CampaignList(database.read(campaigns::list))));
    routes.add("createCampaign", campaigns::create);
    routes.add("getCampaign", this::getCampaign);
    routes.add("changeCampaign", campaigns::change);
    routes.add("submitCampaign", campaigns::submit);
    routes.add("returnCampaign", campaigns::sendBack);
    routes.add("releaseCampaign", campaigns::release);
    routes.add("windUpCampaign", windUp::run);
    routes.add("remindCampaign", reminders::remind);
    routes.add("getCampaignProgress", this::getCampaignProgress);
    routes.add("listCampaignNotices", this::listCampaignNotices);
    campaignRoutes.bind(routes);
    returnRoutes.bind(routes);
  }

  private Answer getCampaign(Request request) {
    return Answer.ok(database.read(tx -> campaigns.get(tx, request.id("campaign"))));
  }

  private Answer getCampaignProgress(Request request) {
    UUID id = request.id("campaign");
    return LiveAnswer.to(request, changes, Notices.PROGRESS, "progress", () -> progress(id));
  }

  private CampaignProgress progress(UUID id) {
    return database.read(
        tx -> {
          Campaign campaign = campaigns.get(tx, id);
          List<UUID> submitted = returns.submitted(tx, campaign.year());
          return CampaignProgress.of(
              notices.progress(tx, id),
              notices.countAmong(tx, id, submitted),
              windUp.countExcused(tx, campaign, submitted));
        });
  }

  private Answer listCampaignNotices(Request request) {
    UUID id = request.id("campaign");
    return database.read(
        tx -> {
          Campaign campaign = campaigns.get(tx, id);
          var filter =
              new RecipientFilter(
                  request.text("channel"),
                  request.text("state"),
                  request.flag("unread"),
                  request.flag("notSubmitted") ? campaign.year() : null);
          return Answer.ok(notices.recipients(tx, id, filter, request.page()));
        });
  }
}
