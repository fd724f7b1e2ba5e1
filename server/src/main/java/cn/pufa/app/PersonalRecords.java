package cn.pufa.app;

import cn.pufa.agent.OwnBindings;
import cn.pufa.annualreport.OwnReturns;
import cn.pufa.file.OwnFiles;
import cn.pufa.needs.OwnQuestions;
import cn.pufa.outreach.OwnEvents;
import cn.pufa.personal.PersonalData;
import cn.pufa.training.OwnTraining;
import cn.pufa.wechat.Followers;
import cn.pufa.wechat.Subscriptions;

/**
 * What the features keep about a person, in the order in which it is shown; why some of it stays.
 */
record PersonalRecords(PersonalData data) {

  void register(OwnBindings bindings, OwnTraining training) {
    data.add("agent_binding", "替社会组织办事的身份", bindings::export, bindings::erase);
    data.add("agent_request", "申请替社会组织办事", bindings::exportRequests, bindings::eraseRequests);
    data.add("post_request", "登记身份时写的姓名", training::exportRequests, training::eraseRequests);
    data.addKeptInPart(
        "enrolment",
        "培训报名",
        training::exportEnrolments,
        training::eraseEnrolments,
        "参加过的培训是本单位的工作记录，用来核对年度人次，不含姓名和电话。还没开始的培训已经退出报名。");
  }

  void register(OwnReturns returns, OwnEvents events, OwnFiles files) {
    data.addKept(
        "annual_return", "报送的年度工作报告", returns::export, "年度工作报告属于社会组织，由登记管理机关保存（社会团体登记管理条例第二十八条）。");
    data.addKept("pufa_event", "登记的普法活动", events::export, "普法活动是本单位的工作记录，活动里没有登记人的姓名。");
    data.addKeptInPart(
        "file", "上传的文件", files::export, files::erase, "已经成为材料一部分的文件随材料保存，没有用上的已经删除。");
  }

  void register(Subscriptions subscriptions, Followers followers) {
    data.add(
        "wechat_subscription",
        "微信提醒的剩余次数",
        subscriptions::export,
        (tx, person) -> {
          subscriptions.erase(tx, person);
          followers.erase(tx, person);
        });
  }

  void register(OwnQuestions questions) {
    data.addKeptInPart(
        "question",
        "提过的问题",
        questions::export,
        questions::erase,
        "整理成公开问法的文字里没有姓名、电话和住址，也不再和您的账号有联系，留着给别人看。您的原话已经删除。");
  }
}
