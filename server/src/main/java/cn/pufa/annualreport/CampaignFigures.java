package cn.pufa.annualreport;

/**
 * Organisations, as they stood at the wind-up (收尾).
 *
 * @param excused asked at the release, and asked for nothing since
 */
record CampaignFigures(
    int inScope,
    int received,
    int inTime,
    int late,
    int onPaper,
    int withoutConsent,
    int missing,
    int extended,
    int excused) {}
