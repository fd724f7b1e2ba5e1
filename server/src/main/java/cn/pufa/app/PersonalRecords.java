package cn.pufa.app;

import cn.pufa.agent.OwnBindings;
import cn.pufa.annualreport.OwnReturns;
import cn.pufa.certificate.OwnCertificates;
import cn.pufa.course.OwnLearning;
import cn.pufa.creditlist.OwnCredit;
import cn.pufa.evidence.OwnMarks;
import cn.pufa.exam.OwnExams;
import cn.pufa.file.OwnFiles;
import cn.pufa.filing.OwnFilings;
import cn.pufa.finding.SavedFilters;
import cn.pufa.finding.ThingNames;
import cn.pufa.hours.OwnHours;
import cn.pufa.job.Jobs;
import cn.pufa.jointsheet.OwnSheets;
import cn.pufa.needs.OwnQuestions;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.outreach.OwnEvents;
import cn.pufa.personal.PersonalData;
import cn.pufa.post.OwnPosts;
import cn.pufa.procedure.OwnStatements;
import cn.pufa.training.OwnTraining;
import cn.pufa.volunteer.OwnVolunteer;
import cn.pufa.wechat.Followers;
import cn.pufa.wechat.Subscriptions;

/**
 * What the features keep about a person, in the order in which it is shown; why some of it stays.
 */
record PersonalRecords(PersonalData data) {

  void register(OwnBindings bindings) {
    data.addKeptInPart(
        "agent_binding",
        "替社会组织办事的身份",
        bindings::export,
        bindings::erase,
        "已经解除，您的姓名和窗口交的材料已经删除。有人替单位办过事、从哪天到哪天，是单位的记录，不含姓名，三年后删除。");
    data.add("agent_request", "申请替社会组织办事", bindings::exportRequests, bindings::eraseRequests);
  }

  void register(OwnPosts posts, OwnTraining training) {
    data.add("post_request", "登记身份时写的姓名", posts::exportRequests, posts::eraseRequests);
    data.addKeptInPart(
        "post_tenure",
        "任职和离任",
        posts::exportTenures,
        posts::eraseTenures,
        "谁在什么时候任职是本单位的工作记录，不含姓名。岗位已经空出来。");
    data.addKept(
        "record_check",
        "违法犯罪记录查询的日期",
        posts::exportChecks,
        "用来证明查询过（未成年人保护法第六十二条），只有日期和查询单位，没有结果。");
    data.addKeptInPart(
        "enrolment",
        "培训报名",
        training::exportEnrolments,
        training::eraseEnrolments,
        "参加过的培训是本单位的工作记录，用来核对年度人次，不含姓名和电话。还没开始的培训已经退出报名。");
    data.addKept(
        "attendance_record",
        "培训到场记录",
        training::exportAttendance,
        "到场记录由培训老师签字，是本单位的工作记录，用来核对学时，不含姓名和电话。");
  }

  void register(OwnVolunteer volunteer) {
    data.addKept(
        "volunteer_assignment",
        "志愿服务安排和时长",
        volunteer::exportAssignments,
        "服务过的时间是如实记录的（志愿服务条例第十九条），不含姓名和电话。还没开始的已经取消。");
    data.addUnderConsent("volunteer", "volunteer", "志愿者登记", volunteer::export, volunteer::erase);
  }

  void register(OwnReturns returns, OwnEvents events, OwnFiles files) {
    data.addKept(
        "annual_return", "报送的年度工作报告", returns::export, "年度工作报告属于社会组织，由登记管理机关保存（社会团体登记管理条例第二十八条）。");
    data.addKept(
        "extension_application",
        "替单位申请的年报延期",
        returns::exportExtensions,
        "申请属于社会组织，随年报保存（社会团体登记管理条例第二十八条）。");
    data.addKept("pufa_event", "登记的普法活动", events::export, "普法活动是本单位的工作记录，活动里没有登记人的姓名。");
    data.addKeptInPart(
        "file", "上传的文件", files::export, files::erase, "已经成为材料一部分的文件随材料保存，没有用上的已经删除。");
  }

  void register(OwnSheets sheets, OwnMarks marks) {
    String reason = "协作普法和照片标注是本单位的工作记录，单子上没有个人的姓名。";
    data.addKept("joint_sheet", "发起和归档的协作普法", sheets::exportSheets, reason);
    data.addKept("joint_part", "替部门填写的协作内容", sheets::exportParts, reason);
    data.addKept("photo_mark", "标注过的活动照片", marks::export, reason);
  }

  void register(OwnStatements statements, OwnCredit credit) {
    data.addKept(
        "credit_request",
        "替单位申请的移出和提出的异议",
        credit::export,
        "申请和异议属于社会组织，随信用记录保存（社会组织信用信息管理办法第十四条）。");
    data.addKept(
        "procedure_statement",
        "替单位作的陈述申辩",
        statements::export,
        "陈述申辩属于社会组织，随案卷保存（行政处罚法第四十五条、第四十七条）。");
  }

  void register(OwnFilings filings) {
    data.addKeptInPart(
        "filing_cell",
        "填写过的年报",
        filings::export,
        filings::erase,
        "年度工作报告属于社会组织，由登记管理机关保存（社会团体登记管理条例第二十八条）。");
    data.addKeptInPart(
        "filing_stand",
        "确认过或者初审过的年报",
        filings::exportStands,
        filings::eraseStands,
        "确认和初审意见随年报保存（社会团体登记管理条例第二十八条），您的姓名已经删除。");
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

  void register(OwnCertificates certificates, OwnHours hours) {
    data.addKeptInPart(
        "certificate",
        "培训合格证书",
        certificates::export,
        certificates::erase,
        "发过哪些证书是本单位的工作记录。您的姓名已经删除，按编号也查不到了。");
    data.addKept("hours_entry", "已核实的学时", hours::exportEntries, "参加过的培训是本单位的工作记录，不含姓名和电话。");
    data.add("hours_statement", "自己申报的学时", hours::exportStatements, hours::eraseStatements);
  }

  void register(PersonalNotices notices) {
    data.add("personal_notice", "给您的通知", notices::export, notices::erase);
  }

  void register(SavedFilters filters, ThingNames names) {
    data.add(
        "saved_filter",
        "工作台名单上存的筛选",
        (tx, person) -> filters.export(tx, person, names),
        filters::erase);
  }

  void register(Jobs jobs) {
    data.add("job", "长时间办理的进度", jobs::export, jobs::erase);
  }

  void register(OwnLearning learning) {
    data.add("learning", "学课程的进度", learning::export, learning::erase);
  }

  void register(OwnQuestions questions) {
    data.addKeptInPart(
        "question",
        "提过的问题",
        questions::export,
        questions::erase,
        "整理成公开问法的文字里没有姓名、电话和住址，也不再和您的账号有联系，留着给别人看。您的原话已经删除。");
  }

  void register(OwnExams exams) {
    data.addKeptInPart(
        "exam_attempt",
        "参加过的考试",
        exams::export,
        exams::erase,
        "考过的卷子只留下镇街和对错，用来看题目出得好不好，不再和您的账号有联系。正在考的已经删除。");
  }
}
