/**
 * Leaflets (宣传资料): each printed version with the articles it cites and its stock. One that cites an
 * article which is no longer the law is handed out no more.
 */
package cn.pufa.leaflet;
