BEGIN TRANSACTION;
CREATE TABLE backups (key text primary key, body text) without rowid;
INSERT INTO "backups" VALUES('bs','{"spec":{"uuid":"bs","kind":"simulator","hostname":"","url":"","total_bytes":null,"available_bytes":null},"total":109951162777600,"used":0}');
CREATE TABLE bits (key text primary key, body text) without rowid;
INSERT INTO "bits" VALUES('nfs

/c','[1073741824,1073741824,null,true,0]');
INSERT INTO "bits" VALUES('nfs

/v','[2147483648,2147483648,"/c",false,0]');
CREATE TABLE faults (key text primary key, body text) without rowid;
INSERT INTO "faults" VALUES('1','{"fault":{"kind":"dead_host","addresses":["10.0.0.9"],"pattern":null,"share":1.0,"operations":[],"at":0.0,"until":null,"duration":null,"probability":1.0,"factor":1.0,"count":null,"power":true,"reason":""},"struck":0}');
CREATE TABLE guests (key text primary key, body text) without rowid;
INSERT INTO "guests" VALUES('vm','{"address":"10.0.0.1","state":"Paused","spec":{"uuid":"vm","name":"vm","cpus":1,"memory_bytes":1073741824,"volumes":[{"uuid":"v","path":"/v","device_id":0,"storage":"nfs"}],"nics":[{"uuid":"two","mac":"fa:00:00:00:00:02","ip":"10.1.1.2","l2":"l2","device_id":0}],"cdroms":[{"device_id":0,"path":null,"storage":null}],"paused":true,"user_data":null,"boot_order":[]}}');
CREATE TABLE images (key text primary key, body text) without rowid;
INSERT INTO "images" VALUES('bs
/image','{"facts":{"size":1073741824,"actual_size":1073741824,"md5":"7b887860be01e9d3cfa440dca463315f","format":"qcow2"},"url":"http://x/linux","writer":0}');
CREATE TABLE ledgers (key text primary key, body text) without rowid;
INSERT INTO "ledgers" VALUES('bits nfs  /c','[[0,0,0],[],[]]');
INSERT INTO "ledgers" VALUES('bits nfs  /v','[[2,1,1],[],[["create_volume 10.0.0.1 ",null]]]');
INSERT INTO "ledgers" VALUES('image bs /image','[[1,1,1],[],[["add_image None ",{"kind":"ImageFacts","of":{"size":1073741824,"actual_size":1073741824,"md5":"7b887860be01e9d3cfa440dca463315f","format":"qcow2"}}]]]');
INSERT INTO "ledgers" VALUES('vm gone on 10.0.0.1','[[7,1,1],[""],[["destroy_vm 10.0.0.1 ",null]]]');
INSERT INTO "ledgers" VALUES('vm late on 10.0.0.1','[[9,1,1],[],[]]');
INSERT INTO "ledgers" VALUES('vm vm on 10.0.0.1','[[3,1,1],["nic n"],[["attach_nic 10.0.0.1 nic two",null],["detach_nic 10.0.0.1 nic n",null]]]');
CREATE TABLE machines (key text primary key, body text) without rowid;
INSERT INTO "machines" VALUES('10.0.0.1','{"hardware":{"cpus":64,"cpu_sockets":2,"memory_bytes":274877906944,"disk_bytes":4398046511104,"cpu_model":"Simulated CPU @ 3.00GHz","cpu_architecture":"x86_64","os_distribution":"centos","os_release":"Core","os_version":"7.9.2009","libvirt_version":"8.0.0","qemu_version":"6.2.0","interfaces":["eth0","eth1","eth2","eth3","em1","em2","bond0"]},"declared":false,"connected":true,"restarted":false,"power":null,"l2s":[{"uuid":"l2","kind":"L2VlanNetwork","physical_interface":"eth0","vlan":9}]}');
CREATE TABLE meta (key text primary key, body text) without rowid;
INSERT INTO "meta" VALUES('generation','1');
INSERT INTO "meta" VALUES('now','208.550291');
CREATE TABLE operations (key text primary key, body text) without rowid;
INSERT INTO "operations" VALUES('12','{"kind":"start_vm","call":[9,1,1],"arguments":[{"kind":"VmSpec","of":{"uuid":"late","name":"late","cpus":1,"memory_bytes":1073741824,"volumes":[],"nics":[],"cdroms":[],"paused":false,"user_data":null,"boot_order":[]}}],"on":["10.0.0.1"],"at":["vm late on 10.0.0.1",""],"due":210.050291,"remaining":null}');
CREATE TABLE primaries (key text primary key, body text) without rowid;
INSERT INTO "primaries" VALUES('nfs','{"spec":{"uuid":"nfs","kind":"nfs","url":"10.0.0.9:/x","total_bytes":null,"available_bytes":null},"total":109951162777600,"used":0}');
COMMIT;
