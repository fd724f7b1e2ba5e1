/**
 * The bureau's people: accounts and first passwords, which roles go together, deputies (AB岗), and
 * who can do each duty today.
 *
 * <p>Which roles one person may hold is data ({@code staff/role-conflicts.csv}), as are the duties
 * ({@code staff/duties.csv}). An administrator gives and takes roles, never her own; an
 * administrator, a leader or the absent person appoints a deputy, who for some days holds that role
 * and nothing more. 行政处罚法 57, 58.
 */
package cn.pufa.staff;
