BEGIN TRANSACTION;
CREATE TABLE backups (key text primary key, body text) without rowid;
INSERT INTO "backups" VALUES('019b76daf95b4617b0608e07c017ea29','{"spec":{"uuid":"019b76daf95b4617b0608e07c017ea29","kind":"SftpBackupStorage","hostname":"192.168.10.5","url":"/export/images","total_bytes":null,"available_bytes":null},"total":10995116277760,"used":0}');
CREATE TABLE bits (key text primary key, body text) without rowid;
INSERT INTO "bits" VALUES('019b76db041a444fb352e285346aebb6
192.168.1.11
/var/lib/vms/imagecache/template/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2','[4294967296,1073741824,null,true,0]');
INSERT INTO "bits" VALUES('019b76db041a444fb352e285346aebb6
192.168.1.11
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d49468e7ecdf158119aff/019b76db2f2d49468e7ecdf158119aff.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76db041a444fb352e285346aebb6
192.168.1.11
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd6a9240cfa81b8278ed94ea6a/019b76dd6a9240cfa81b8278ed94ea6a.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76db041a444fb352e285346aebb6
192.168.1.12
/var/lib/vms/imagecache/template/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2','[4294967296,1073741824,null,true,0]');
INSERT INTO "bits" VALUES('019b76db041a444fb352e285346aebb6
192.168.1.12
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d42899261085ffd6fc1ed/019b76db2f2d42899261085ffd6fc1ed.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76db041a444fb352e285346aebb6
192.168.1.12
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d455a99caaa2c3ad84437/019b76db2f2d455a99caaa2c3ad84437.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76db041a444fb352e285346aebb6
192.168.1.12
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d4f769dec728bdb1aac70/019b76db2f2d4f769dec728bdb1aac70.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76db041a4a728027cab5d74c95c2

/opt/zstack/nfsprimarystorage/prim-019b76db041a4a728027cab5d74c95c2/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbd22f47aa9a26c897e679f88d/019b76dbd22f47aa9a26c897e679f88d.qcow2','[1073741824,1073741824,null,false,0]');
CREATE TABLE faults (key text primary key, body text) without rowid;
CREATE TABLE guests (key text primary key, body text) without rowid;
INSERT INTO "guests" VALUES('192.168.1.12
019b76db2f2d40759115b7be6dbacb39','{"state":"Running","hung":false,"spec":{"uuid":"019b76db2f2d40759115b7be6dbacb39","name":"web-0","cpus":1,"memory_bytes":1073741824,"volumes":[{"uuid":"019b76db2f2d455a99caaa2c3ad84437","path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d455a99caaa2c3ad84437/019b76db2f2d455a99caaa2c3ad84437.qcow2","device_id":0,"storage":"019b76db041a444fb352e285346aebb6"},{"uuid":"019b76dbd22f47aa9a26c897e679f88d","path":"/opt/zstack/nfsprimarystorage/prim-019b76db041a4a728027cab5d74c95c2/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbd22f47aa9a26c897e679f88d/019b76dbd22f47aa9a26c897e679f88d.qcow2","device_id":1,"storage":"019b76db041a4a728027cab5d74c95c2"}],"nics":[{"uuid":"019b76db2f2d4ba4af6171dafa28f616","mac":"fa:b2:b4:42:cb:01","ip":"10.20.0.180","l2":"019b76db041a41debe0093a1139182d9","device_id":1},{"uuid":"019b76db2f2d4d85830b74e24a41bdd3","mac":"fa:46:96:ed:a3:00","ip":"10.10.0.48","l2":"019b76db041a4955848a451898d95fd6","device_id":0}],"cdroms":[{"device_id":0,"path":null,"storage":null}],"paused":false,"user_data":null,"boot_order":[]}}');
INSERT INTO "guests" VALUES('192.168.1.12
019b76db2f2d4f4ba0b83c7c4f353dd2','{"state":"Running","hung":false,"spec":{"uuid":"019b76db2f2d4f4ba0b83c7c4f353dd2","name":"web-4","cpus":1,"memory_bytes":1073741824,"volumes":[{"uuid":"019b76db2f2d4f769dec728bdb1aac70","path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d4f769dec728bdb1aac70/019b76db2f2d4f769dec728bdb1aac70.qcow2","device_id":0,"storage":"019b76db041a444fb352e285346aebb6"}],"nics":[{"uuid":"019b76db2f2d46e1aa15aed4a5facef3","mac":"fa:4e:c4:08:c6:01","ip":"10.20.0.130","l2":"019b76db041a41debe0093a1139182d9","device_id":1},{"uuid":"019b76db2f2d49d9817a27df57124392","mac":"fa:15:e4:6a:f8:00","ip":"10.10.0.102","l2":"019b76db041a4955848a451898d95fd6","device_id":0}],"cdroms":[{"device_id":0,"path":null,"storage":null}],"paused":false,"user_data":null,"boot_order":[]}}');
CREATE TABLE images (key text primary key, body text) without rowid;
INSERT INTO "images" VALUES('019b76daf95b4617b0608e07c017ea29
/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2','{"facts":{"size":4294967296,"actual_size":1073741824,"md5":"555bc39519e4fee02d0da71c9983e964","format":"qcow2"},"url":"http://images.example.com/ubuntu-22.04.qcow2","writer":0}');
CREATE TABLE ledgers (key text primary key, body text) without rowid;
INSERT INTO "ledgers" VALUES('bits 019b76db041a444fb352e285346aebb6 192.168.1.11 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d49468e7ecdf158119aff/019b76db2f2d49468e7ecdf158119aff.qcow2','[[12,1,1],false,[["create_volume 192.168.1.11 ",4294967296]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db041a444fb352e285346aebb6 192.168.1.11 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d4f3182d5e9b4ebdaf169/019b76db2f2d4f3182d5e9b4ebdaf169.qcow2','[[22,1,1],true,[["delete_bits 192.168.1.11 ",null]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db041a444fb352e285346aebb6 192.168.1.11 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd6a9240cfa81b8278ed94ea6a/019b76dd6a9240cfa81b8278ed94ea6a.qcow2','[[23,1,1],false,[["create_volume 192.168.1.11 ",4294967296]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db041a444fb352e285346aebb6 192.168.1.12 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d42899261085ffd6fc1ed/019b76db2f2d42899261085ffd6fc1ed.qcow2','[[13,1,1],false,[["create_volume 192.168.1.12 ",4294967296]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db041a444fb352e285346aebb6 192.168.1.12 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d455a99caaa2c3ad84437/019b76db2f2d455a99caaa2c3ad84437.qcow2','[[11,1,1],false,[["create_volume 192.168.1.12 ",4294967296]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db041a444fb352e285346aebb6 192.168.1.12 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d4f769dec728bdb1aac70/019b76db2f2d4f769dec728bdb1aac70.qcow2','[[15,1,1],false,[["create_volume 192.168.1.12 ",4294967296]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db041a4a728027cab5d74c95c2  /opt/zstack/nfsprimarystorage/prim-019b76db041a4a728027cab5d74c95c2/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbd22f47aa9a26c897e679f88d/019b76dbd22f47aa9a26c897e679f88d.qcow2','[[18,1,1],false,[["create_volume None ",1073741824]],{}]');
INSERT INTO "ledgers" VALUES('image 019b76daf95b4617b0608e07c017ea29 /export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2','[[4,1,1],false,[["add_image None ",{"kind":"ImageFacts","of":{"size":4294967296,"actual_size":1073741824,"md5":"555bc39519e4fee02d0da71c9983e964","format":"qcow2"}}]],{}]');
INSERT INTO "ledgers" VALUES('vm 019b76db2f2d40759115b7be6dbacb39 on 192.168.1.12','[[11,1,1],false,[["start_vm 192.168.1.12 ",null]],{"volume 019b76dbd22f47aa9a26c897e679f88d":[[18,1,1],false,[["attach_volume 192.168.1.12 volume 019b76dbd22f47aa9a26c897e679f88d",null]]]}]');
INSERT INTO "ledgers" VALUES('vm 019b76db2f2d438792019bb3052fd70d on 192.168.1.11','[[19,1,1],false,[["stop_vm 192.168.1.11 ",null]],{}]');
INSERT INTO "ledgers" VALUES('vm 019b76db2f2d48a3a83a0dae08d488d9 on 192.168.1.12','[[20,1,1],true,[["destroy_vm 192.168.1.12 ",null]],{}]');
INSERT INTO "ledgers" VALUES('vm 019b76db2f2d48bdaf864f3de585aa02 on 192.168.1.11','[[21,1,1],true,[["destroy_vm 192.168.1.11 ",null]],{}]');
INSERT INTO "ledgers" VALUES('vm 019b76db2f2d4f4ba0b83c7c4f353dd2 on 192.168.1.12','[[15,1,1],false,[["start_vm 192.168.1.12 ",null]],{}]');
CREATE TABLE machines (key text primary key, body text) without rowid;
INSERT INTO "machines" VALUES('192.168.1.11','{"hardware":{"cpus":16,"cpu_sockets":2,"memory_bytes":68719476736,"disk_bytes":4398046511104,"cpu_model":"Simulated CPU @ 3.00GHz","cpu_architecture":"x86_64","os_distribution":"centos","os_release":"Core","os_version":"7.9.2009","libvirt_version":"8.0.0","qemu_version":"6.2.0","interfaces":["eth0","eth1","eth2","eth3","em1","em2","bond0"]},"declared":true,"connected":true,"restarted":false,"changes":[0,false],"power":null,"l2s":[{"uuid":"019b76db041a41debe0093a1139182d9","kind":"L2VlanNetwork","physical_interface":"eth0","vlan":100},{"uuid":"019b76db041a4955848a451898d95fd6","kind":"L2NoVlanNetwork","physical_interface":"eth0","vlan":null}]}');
INSERT INTO "machines" VALUES('192.168.1.12','{"hardware":{"cpus":16,"cpu_sockets":2,"memory_bytes":68719476736,"disk_bytes":4398046511104,"cpu_model":"Simulated CPU @ 3.00GHz","cpu_architecture":"x86_64","os_distribution":"centos","os_release":"Core","os_version":"7.9.2009","libvirt_version":"8.0.0","qemu_version":"6.2.0","interfaces":["eth0","eth1","eth2","eth3","em1","em2","bond0"]},"declared":true,"connected":true,"restarted":false,"changes":[0,false],"power":null,"l2s":[{"uuid":"019b76db041a4955848a451898d95fd6","kind":"L2NoVlanNetwork","physical_interface":"eth0","vlan":null},{"uuid":"019b76db041a41debe0093a1139182d9","kind":"L2VlanNetwork","physical_interface":"eth0","vlan":100}]}');
CREATE TABLE meta (key text primary key, body text) without rowid;
INSERT INTO "meta" VALUES('format','2');
INSERT INTO "meta" VALUES('generation','1');
INSERT INTO "meta" VALUES('note','');
INSERT INTO "meta" VALUES('now','182.7569562501085');
CREATE TABLE operations (key text primary key, body text) without rowid;
INSERT INTO "operations" VALUES('32','{"kind":"start_vm","call":[23,1,1],"arguments":[{"kind":"VmSpec","of":{"uuid":"019b76dd6a9244909e2d9626eed1b394","name":"new-1","cpus":1,"memory_bytes":1073741824,"volumes":[{"uuid":"019b76dd6a9240cfa81b8278ed94ea6a","path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd6a9240cfa81b8278ed94ea6a/019b76dd6a9240cfa81b8278ed94ea6a.qcow2","device_id":0,"storage":"019b76db041a444fb352e285346aebb6"}],"nics":[{"uuid":"019b76dd6a924b4b9d2e026cf40fc0ea","mac":"fa:2e:ab:fc:da:00","ip":"10.10.0.51","l2":"019b76db041a4955848a451898d95fd6","device_id":0}],"cdroms":[{"device_id":0,"path":null,"storage":null}],"paused":false,"user_data":null,"boot_order":[]}}],"on":["192.168.1.11"],"at":["vm 019b76dd6a9244909e2d9626eed1b394 on 192.168.1.11",""],"due":184.6491562501085,"remaining":null}');
CREATE TABLE primaries (key text primary key, body text) without rowid;
INSERT INTO "primaries" VALUES('019b76db041a444fb352e285346aebb6','{"spec":{"uuid":"019b76db041a444fb352e285346aebb6","kind":"local","url":"/var/lib/vms","total_bytes":null,"available_bytes":null},"total":536870912000,"used":0}');
INSERT INTO "primaries" VALUES('019b76db041a4a728027cab5d74c95c2','{"spec":{"uuid":"019b76db041a4a728027cab5d74c95c2","kind":"nfs","url":"192.168.10.6:/export/vms","total_bytes":null,"available_bytes":null},"total":54975581388800,"used":0}');
COMMIT;
