import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { authorizationsOf, nothingKnown } from './authorizations.ts';
import { decide, policiesOfRole, policy, actionsOf } from './policies.ts';
const cache=new Map<string,Promise<any>>(); const denied=new Map<string,string>(); const used=new Set<string>(); let n=0;
const key=(a:any)=>JSON.stringify([a.action,a.resource.replaceAll(/[0-9a-f-]{8,}/g,'-'),a.context]).replaceAll(/\d{4}-\d\d-\d\dT[\d:]+Z/g,'t');
for (const w of readdirSync('/work/wt')) { const dir=`/work/wt/${w}/.emulator/calls`; if(!existsSync(dir)) continue;
 for(const f of readdirSync(dir)) { let log; try{log=JSON.parse(readFileSync(dir+'/'+f,'utf8'));}catch{continue}
 const known=nothingKnown(); const made=new Set<string>();
 for (const call of log) { const q=Object(call.request); if(call.operation==='CreateRole'&&q.PermissionsBoundary) made.add(q.RoleName);
  const role=/:assumed-role\/([^/]+)\//.exec(call.principal)?.[1];
  const auths=await authorizationsOf(call, known).catch((e)=>{ if(role==='eks-cluster-action') denied.set('ERR '+call.service+':'+call.operation,String(e)); return [];});
  const ps = role==='eks-cluster-action'?policiesOfRole.previews:role==='eks-cluster-action-sweep'?policiesOfRole.sweep: role&&made.has(role)?(['boundary'] as const):undefined; if(!ps) continue; n++;
  for(const a of auths){ if(a.action===call.service+':'+call.operation) used.add(a.action); const c={...a,context:{...a.context,'aws:PrincipalTag/eks-cluster-action-repository':'74061981'}}; const k=key(c)+ps.join(); if(!cache.has(k)) cache.set(k,decide(c,ps)); try{const v=await cache.get(k); if(!v.allowed) denied.set(w+' '+ps[0]+' '+a.action+(call.via??'')+a.resource.replace(/[0-9a-f]{8,}/g,''),(call.error??'')+' '+v.why)}catch(e){denied.set('SIM '+a.action,String(e))} }
 }}}
for(const [k,v] of denied) console.log('DENIED',k,'\n   ',v.slice(0,700));
for(const p of ['sweep','clusters','network'] as const) console.log(p,'unused', actionsOf(policy(p)).filter(a=>!used.has(a)).join(' '));
console.log(n,cache.size);
