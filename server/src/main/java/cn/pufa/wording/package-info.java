/**
 * The words of what is told (模板): templates and their versions, typed placeholders, and the form
 * each channel takes, within its limits.
 */
package cn.pufa.wording;
