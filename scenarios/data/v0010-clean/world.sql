BEGIN TRANSACTION;
CREATE TABLE backups (key text primary key, body text) without rowid;
INSERT INTO "backups" VALUES('019b76db544d4848bdea21dd2ba6d640','{"spec":{"uuid":"019b76db544d4848bdea21dd2ba6d640","kind":"SftpBackupStorage","hostname":"192.168.10.5","url":"/export/images","total_bytes":null,"available_bytes":null},"total":10995116277760,"used":0}');
CREATE TABLE bits (key text primary key, body text) without rowid;
INSERT INTO "bits" VALUES('019b76db5bfa48b7902fde66f27865fe
192.168.1.11
/var/lib/vms/imagecache/template/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2','[4294967296,1073741824,null,true,0]');
INSERT INTO "bits" VALUES('019b76db5bfa48b7902fde66f27865fe
192.168.1.11
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf749f89ad2125cf1f97f9f/019b76dbabf749f89ad2125cf1f97f9f.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76db5bfa48b7902fde66f27865fe
192.168.1.11
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74d9388c5bbfd189506e3/019b76dbabf74d9388c5bbfd189506e3.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76db5bfa48b7902fde66f27865fe
192.168.1.11
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74fc888a9ede89fe014b6/019b76dbabf74fc888a9ede89fe014b6.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76db5bfa48b7902fde66f27865fe
192.168.1.12
/var/lib/vms/imagecache/template/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2','[4294967296,1073741824,null,true,0]');
INSERT INTO "bits" VALUES('019b76db5bfa48b7902fde66f27865fe
192.168.1.12
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74051b78450894e40f6a9/019b76dbabf74051b78450894e40f6a9.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76db5bfa4dcdb11973195ebcd812

/opt/zstack/nfsprimarystorage/prim-019b76db5bfa4dcdb11973195ebcd812/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76df981a456e84e698793a75641b/019b76df981a456e84e698793a75641b.qcow2','[1073741824,1073741824,null,false,0]');
CREATE TABLE faults (key text primary key, body text) without rowid;
CREATE TABLE guests (key text primary key, body text) without rowid;
INSERT INTO "guests" VALUES('192.168.1.11
019b76dbabf740bf804e1ba66bc88f21','{"state":"Running","hung":false,"spec":{"uuid":"019b76dbabf740bf804e1ba66bc88f21","name":"web-0","cpus":1,"memory_bytes":1073741824,"volumes":[{"uuid":"019b76dbabf74fc888a9ede89fe014b6","path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74fc888a9ede89fe014b6/019b76dbabf74fc888a9ede89fe014b6.qcow2","device_id":0,"storage":"019b76db5bfa48b7902fde66f27865fe"},{"uuid":"019b76df981a456e84e698793a75641b","path":"/opt/zstack/nfsprimarystorage/prim-019b76db5bfa4dcdb11973195ebcd812/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76df981a456e84e698793a75641b/019b76df981a456e84e698793a75641b.qcow2","device_id":1,"storage":"019b76db5bfa4dcdb11973195ebcd812"}],"nics":[{"uuid":"019b76dbabf743cbb3a3708ef6158f51","mac":"fa:19:75:7d:cb:01","ip":"10.20.0.83","l2":"019b76db5bfa49ec860c02da1554c81d","device_id":1},{"uuid":"019b76dbabf7483b8b74ee5651baeb89","mac":"fa:7a:bd:e7:3b:00","ip":"10.10.0.215","l2":"019b76db5bfa48659d25786dfaf0e3b8","device_id":0}],"cdroms":[{"device_id":0,"path":null,"storage":null}],"paused":false,"user_data":null,"boot_order":[]}}');
INSERT INTO "guests" VALUES('192.168.1.11
019b76dbabf740f1bf7d652c4d4e5b0e','{"state":"Running","hung":false,"spec":{"uuid":"019b76dbabf740f1bf7d652c4d4e5b0e","name":"web-4","cpus":1,"memory_bytes":1073741824,"volumes":[{"uuid":"019b76dbabf74d9388c5bbfd189506e3","path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74d9388c5bbfd189506e3/019b76dbabf74d9388c5bbfd189506e3.qcow2","device_id":0,"storage":"019b76db5bfa48b7902fde66f27865fe"}],"nics":[{"uuid":"019b76dbabf747bab8fe86078747349d","mac":"fa:92:d6:3f:85:01","ip":"10.20.0.149","l2":"019b76db5bfa49ec860c02da1554c81d","device_id":1},{"uuid":"019b76dbabf74dde850ec7d36059b5a7","mac":"fa:4b:27:fa:58:00","ip":"10.10.0.41","l2":"019b76db5bfa48659d25786dfaf0e3b8","device_id":0}],"cdroms":[{"device_id":0,"path":null,"storage":null}],"paused":false,"user_data":null,"boot_order":[]}}');
CREATE TABLE images (key text primary key, body text) without rowid;
INSERT INTO "images" VALUES('019b76db544d4848bdea21dd2ba6d640
/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2','{"facts":{"size":4294967296,"actual_size":1073741824,"md5":"555bc39519e4fee02d0da71c9983e964","format":"qcow2"},"url":"http://images.example.com/ubuntu-22.04.qcow2","writer":0}');
CREATE TABLE ledgers (key text primary key, body text) without rowid;
INSERT INTO "ledgers" VALUES('bits 019b76db5bfa48b7902fde66f27865fe 192.168.1.11 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf749f89ad2125cf1f97f9f/019b76dbabf749f89ad2125cf1f97f9f.qcow2','[[13,1,1],false,[["create_volume 192.168.1.11 ",4294967296]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db5bfa48b7902fde66f27865fe 192.168.1.11 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74d9388c5bbfd189506e3/019b76dbabf74d9388c5bbfd189506e3.qcow2','[[15,1,1],false,[["create_volume 192.168.1.11 ",4294967296]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db5bfa48b7902fde66f27865fe 192.168.1.11 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74fc888a9ede89fe014b6/019b76dbabf74fc888a9ede89fe014b6.qcow2','[[11,1,1],false,[["create_volume 192.168.1.11 ",4294967296]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db5bfa48b7902fde66f27865fe 192.168.1.12 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf7401aadd1701d38eae30f/019b76dbabf7401aadd1701d38eae30f.qcow2','[[22,1,1],true,[["delete_bits 192.168.1.12 ",null]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db5bfa48b7902fde66f27865fe 192.168.1.12 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74051b78450894e40f6a9/019b76dbabf74051b78450894e40f6a9.qcow2','[[12,1,1],false,[["create_volume 192.168.1.12 ",4294967296]],{}]');
INSERT INTO "ledgers" VALUES('bits 019b76db5bfa4dcdb11973195ebcd812  /opt/zstack/nfsprimarystorage/prim-019b76db5bfa4dcdb11973195ebcd812/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76df981a456e84e698793a75641b/019b76df981a456e84e698793a75641b.qcow2','[[18,1,1],false,[["create_volume None ",1073741824]],{}]');
INSERT INTO "ledgers" VALUES('image 019b76db544d4848bdea21dd2ba6d640 /export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2','[[4,1,1],false,[["add_image None ",{"kind":"ImageFacts","of":{"size":4294967296,"actual_size":1073741824,"md5":"555bc39519e4fee02d0da71c9983e964","format":"qcow2"}}]],{}]');
INSERT INTO "ledgers" VALUES('vm 019b76dbabf740bf804e1ba66bc88f21 on 192.168.1.11','[[11,1,1],false,[["start_vm 192.168.1.11 ",null]],{"volume 019b76df981a456e84e698793a75641b":[[18,1,1],false,[["attach_volume 192.168.1.11 volume 019b76df981a456e84e698793a75641b",null]]]}]');
INSERT INTO "ledgers" VALUES('vm 019b76dbabf740f1bf7d652c4d4e5b0e on 192.168.1.11','[[15,1,1],false,[["start_vm 192.168.1.11 ",null]],{}]');
INSERT INTO "ledgers" VALUES('vm 019b76dbabf742d18c7bee447ada70d3 on 192.168.1.12','[[19,1,1],false,[["stop_vm 192.168.1.12 ",null]],{}]');
INSERT INTO "ledgers" VALUES('vm 019b76dbabf749da88c937fbe2753b75 on 192.168.1.11','[[20,1,1],true,[["destroy_vm 192.168.1.11 ",null]],{}]');
INSERT INTO "ledgers" VALUES('vm 019b76dbabf74a1d874b5d7437f143ca on 192.168.1.12','[[21,1,1],true,[["destroy_vm 192.168.1.12 ",null]],{}]');
CREATE TABLE machines (key text primary key, body text) without rowid;
INSERT INTO "machines" VALUES('192.168.1.11','{"hardware":{"cpus":16,"cpu_sockets":2,"memory_bytes":68719476736,"disk_bytes":4398046511104,"cpu_model":"Simulated CPU @ 3.00GHz","cpu_architecture":"x86_64","os_distribution":"centos","os_release":"Core","os_version":"7.9.2009","libvirt_version":"8.0.0","qemu_version":"6.2.0","interfaces":["eth0","eth1","eth2","eth3","em1","em2","bond0"]},"declared":true,"connected":true,"restarted":false,"changes":[0,false],"power":null,"l2s":[{"uuid":"019b76db5bfa48659d25786dfaf0e3b8","kind":"L2NoVlanNetwork","physical_interface":"eth0","vlan":null},{"uuid":"019b76db5bfa49ec860c02da1554c81d","kind":"L2VlanNetwork","physical_interface":"eth0","vlan":100}]}');
INSERT INTO "machines" VALUES('192.168.1.12','{"hardware":{"cpus":16,"cpu_sockets":2,"memory_bytes":68719476736,"disk_bytes":4398046511104,"cpu_model":"Simulated CPU @ 3.00GHz","cpu_architecture":"x86_64","os_distribution":"centos","os_release":"Core","os_version":"7.9.2009","libvirt_version":"8.0.0","qemu_version":"6.2.0","interfaces":["eth0","eth1","eth2","eth3","em1","em2","bond0"]},"declared":true,"connected":true,"restarted":false,"changes":[0,false],"power":null,"l2s":[{"uuid":"019b76db5bfa49ec860c02da1554c81d","kind":"L2VlanNetwork","physical_interface":"eth0","vlan":100},{"uuid":"019b76db5bfa48659d25786dfaf0e3b8","kind":"L2NoVlanNetwork","physical_interface":"eth0","vlan":null}]}');
CREATE TABLE meta (key text primary key, body text) without rowid;
INSERT INTO "meta" VALUES('format','2');
INSERT INTO "meta" VALUES('generation','1');
INSERT INTO "meta" VALUES('note','');
INSERT INTO "meta" VALUES('now','866.3425920500231');
CREATE TABLE operations (key text primary key, body text) without rowid;
CREATE TABLE primaries (key text primary key, body text) without rowid;
INSERT INTO "primaries" VALUES('019b76db5bfa48b7902fde66f27865fe','{"spec":{"uuid":"019b76db5bfa48b7902fde66f27865fe","kind":"local","url":"/var/lib/vms","total_bytes":null,"available_bytes":null},"total":536870912000,"used":0}');
INSERT INTO "primaries" VALUES('019b76db5bfa4dcdb11973195ebcd812','{"spec":{"uuid":"019b76db5bfa4dcdb11973195ebcd812","kind":"nfs","url":"192.168.10.6:/export/vms","total_bytes":null,"available_bytes":null},"total":54975581388800,"used":0}');
COMMIT;
