/**
 * The ledger of hours (学时): what a person attended or completed, and what the person says to have
 * learnt elsewhere.
 *
 * <p>Verified (已核实) are entries of {@link cn.pufa.hours.Hours#record}: attendance signed by the
 * trainer, and courses completed, with their nominal minutes and never time online. An entry is
 * never changed; a correction is an opposite one. Self-reported (自己申报) are statements of the
 * person, at most eight hours a day, which staff confirm with a note or refuse; they are counted
 * and printed apart. No quota of hours is national law, so none is set here.
 */
package cn.pufa.hours;
