BEGIN TRANSACTION;
CREATE TABLE backups (key text primary key, body text) without rowid;
INSERT INTO "backups" VALUES('019b76dca3e74188b9e29596e2fa09db','{"spec":{"uuid":"019b76dca3e74188b9e29596e2fa09db","kind":"SftpBackupStorage","hostname":"192.168.10.5","url":"/export/images","total_bytes":null,"available_bytes":null},"total":10995116277760,"used":0}');
CREATE TABLE bits (key text primary key, body text) without rowid;
INSERT INTO "bits" VALUES('019b76dce623460a86f292c71dd394a2

/opt/zstack/nfsprimarystorage/prim-019b76dce623460a86f292c71dd394a2/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76e1cb5e48ee9f7a947c03becb8a/019b76e1cb5e48ee9f7a947c03becb8a.qcow2','[1073741824,1073741824,null,false,0]');
INSERT INTO "bits" VALUES('019b76dce6234b57bd4544e760d6ce93
192.168.1.11
/var/lib/vms/imagecache/template/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2','[4294967296,1073741824,null,true,0]');
INSERT INTO "bits" VALUES('019b76dce6234b57bd4544e760d6ce93
192.168.1.11
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f745b5bd0b8989e8f728f7/019b76dd78f745b5bd0b8989e8f728f7.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76dce6234b57bd4544e760d6ce93
192.168.1.12
/var/lib/vms/imagecache/template/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2','[4294967296,1073741824,null,true,0]');
INSERT INTO "bits" VALUES('019b76dce6234b57bd4544e760d6ce93
192.168.1.12
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f742ed94e688da7f5dca6b/019b76dd78f742ed94e688da7f5dca6b.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76dce6234b57bd4544e760d6ce93
192.168.1.12
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f745319ebadca39c3ad973/019b76dd78f745319ebadca39c3ad973.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2",false,0]');
INSERT INTO "bits" VALUES('019b76dce6234b57bd4544e760d6ce93
192.168.1.12
/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f74f83bec8eded65141704/019b76dd78f74f83bec8eded65141704.qcow2','[4294967296,4294967296,"/var/lib/vms/imagecache/template/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2",false,0]');
CREATE TABLE faults (key text primary key, body text) without rowid;
CREATE TABLE guests (key text primary key, body text) without rowid;
INSERT INTO "guests" VALUES('019b76dd78f7408d9303db576aba5085','{"address":"192.168.1.12","state":"Running","spec":{"uuid":"019b76dd78f7408d9303db576aba5085","name":"web-4","cpus":1,"memory_bytes":1073741824,"volumes":[{"uuid":"019b76dd78f74f83bec8eded65141704","path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f74f83bec8eded65141704/019b76dd78f74f83bec8eded65141704.qcow2","device_id":0,"storage":"019b76dce6234b57bd4544e760d6ce93"}],"nics":[{"uuid":"019b76dd78f74b238ece7d23d3a36666","mac":"fa:e9:07:c9:12:01","ip":"10.20.0.33","l2":"019b76dce62345679f6af88e397503df","device_id":1},{"uuid":"019b76dd78f74ef0ae52922c171240da","mac":"fa:5b:a3:a3:1f:00","ip":"10.10.0.62","l2":"019b76dce6234f8c81f2e4e402b7fbc0","device_id":0}],"cdroms":[{"device_id":0,"path":null,"storage":null}],"paused":false,"user_data":null,"boot_order":[]}}');
INSERT INTO "guests" VALUES('019b76dd78f74716b64070a09575c361','{"address":"192.168.1.12","state":"Running","spec":{"uuid":"019b76dd78f74716b64070a09575c361","name":"web-0","cpus":1,"memory_bytes":1073741824,"volumes":[{"uuid":"019b76dd78f745319ebadca39c3ad973","path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f745319ebadca39c3ad973/019b76dd78f745319ebadca39c3ad973.qcow2","device_id":0,"storage":"019b76dce6234b57bd4544e760d6ce93"},{"uuid":"019b76e1cb5e48ee9f7a947c03becb8a","path":"/opt/zstack/nfsprimarystorage/prim-019b76dce623460a86f292c71dd394a2/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76e1cb5e48ee9f7a947c03becb8a/019b76e1cb5e48ee9f7a947c03becb8a.qcow2","device_id":1,"storage":"019b76dce623460a86f292c71dd394a2"}],"nics":[{"uuid":"019b76dd78f743fbbc511b25ed945b49","mac":"fa:fe:4b:b6:d2:00","ip":"10.10.0.215","l2":"019b76dce6234f8c81f2e4e402b7fbc0","device_id":0},{"uuid":"019b76dd78f74e5988d135d97d5f909b","mac":"fa:b6:d6:98:94:01","ip":"10.20.0.194","l2":"019b76dce62345679f6af88e397503df","device_id":1}],"cdroms":[{"device_id":0,"path":null,"storage":null}],"paused":false,"user_data":null,"boot_order":[]}}');
CREATE TABLE images (key text primary key, body text) without rowid;
INSERT INTO "images" VALUES('019b76dca3e74188b9e29596e2fa09db
/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2','{"facts":{"size":4294967296,"actual_size":1073741824,"md5":"555bc39519e4fee02d0da71c9983e964","format":"qcow2"},"url":"http://images.example.com/ubuntu-22.04.qcow2","writer":0}');
CREATE TABLE ledgers (key text primary key, body text) without rowid;
INSERT INTO "ledgers" VALUES('bits 019b76dce623460a86f292c71dd394a2  /opt/zstack/nfsprimarystorage/prim-019b76dce623460a86f292c71dd394a2/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76e1cb5e48ee9f7a947c03becb8a/019b76e1cb5e48ee9f7a947c03becb8a.qcow2','[[18,1,1],[],[["create_volume None ",null]]]');
INSERT INTO "ledgers" VALUES('bits 019b76dce6234b57bd4544e760d6ce93 192.168.1.11 /var/lib/vms/imagecache/template/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2','[[0,0,0],[],[]]');
INSERT INTO "ledgers" VALUES('bits 019b76dce6234b57bd4544e760d6ce93 192.168.1.11 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f745b5bd0b8989e8f728f7/019b76dd78f745b5bd0b8989e8f728f7.qcow2','[[12,1,1],[],[["create_volume 192.168.1.11 ",null]]]');
INSERT INTO "ledgers" VALUES('bits 019b76dce6234b57bd4544e760d6ce93 192.168.1.11 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f74c0594b1c656f3795640/019b76dd78f74c0594b1c656f3795640.qcow2','[[22,1,1],[""],[["delete_bits 192.168.1.11 ",null]]]');
INSERT INTO "ledgers" VALUES('bits 019b76dce6234b57bd4544e760d6ce93 192.168.1.12 /var/lib/vms/imagecache/template/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2','[[0,0,0],[],[]]');
INSERT INTO "ledgers" VALUES('bits 019b76dce6234b57bd4544e760d6ce93 192.168.1.12 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f742ed94e688da7f5dca6b/019b76dd78f742ed94e688da7f5dca6b.qcow2','[[13,1,1],[],[["create_volume 192.168.1.12 ",null]]]');
INSERT INTO "ledgers" VALUES('bits 019b76dce6234b57bd4544e760d6ce93 192.168.1.12 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f745319ebadca39c3ad973/019b76dd78f745319ebadca39c3ad973.qcow2','[[11,1,1],[],[["create_volume 192.168.1.12 ",null]]]');
INSERT INTO "ledgers" VALUES('bits 019b76dce6234b57bd4544e760d6ce93 192.168.1.12 /var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f74f83bec8eded65141704/019b76dd78f74f83bec8eded65141704.qcow2','[[15,1,1],[],[["create_volume 192.168.1.12 ",null]]]');
INSERT INTO "ledgers" VALUES('image 019b76dca3e74188b9e29596e2fa09db /export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2','[[4,1,1],[],[["add_image None ",{"kind":"ImageFacts","of":{"size":4294967296,"actual_size":1073741824,"md5":"555bc39519e4fee02d0da71c9983e964","format":"qcow2"}}]]]');
INSERT INTO "ledgers" VALUES('vm 019b76dd78f7408d9303db576aba5085 on 192.168.1.12','[[15,1,1],[],[["start_vm 192.168.1.12 ",null]]]');
INSERT INTO "ledgers" VALUES('vm 019b76dd78f745be8633d612a1bc6f7d on 192.168.1.11','[[21,1,1],[""],[["destroy_vm 192.168.1.11 ",null]]]');
INSERT INTO "ledgers" VALUES('vm 019b76dd78f74711a3676ff61cf2044b on 192.168.1.11','[[19,1,1],[],[["stop_vm 192.168.1.11 ",null]]]');
INSERT INTO "ledgers" VALUES('vm 019b76dd78f74716b64070a09575c361 on 192.168.1.12','[[18,1,1],[],[["attach_volume 192.168.1.12 volume 019b76e1cb5e48ee9f7a947c03becb8a",null]]]');
INSERT INTO "ledgers" VALUES('vm 019b76dd78f74aefba335c857250cc8f on 192.168.1.12','[[20,1,1],[""],[["destroy_vm 192.168.1.12 ",null]]]');
CREATE TABLE machines (key text primary key, body text) without rowid;
INSERT INTO "machines" VALUES('192.168.1.11','{"hardware":{"cpus":16,"cpu_sockets":2,"memory_bytes":68719476736,"disk_bytes":4398046511104,"cpu_model":"Simulated CPU @ 3.00GHz","cpu_architecture":"x86_64","os_distribution":"centos","os_release":"Core","os_version":"7.9.2009","libvirt_version":"8.0.0","qemu_version":"6.2.0","interfaces":["eth0","eth1","eth2","eth3","em1","em2","bond0"]},"declared":true,"connected":true,"restarted":false,"power":null,"l2s":[{"uuid":"019b76dce62345679f6af88e397503df","kind":"L2VlanNetwork","physical_interface":"eth0","vlan":100},{"uuid":"019b76dce6234f8c81f2e4e402b7fbc0","kind":"L2NoVlanNetwork","physical_interface":"eth0","vlan":null}]}');
INSERT INTO "machines" VALUES('192.168.1.12','{"hardware":{"cpus":16,"cpu_sockets":2,"memory_bytes":68719476736,"disk_bytes":4398046511104,"cpu_model":"Simulated CPU @ 3.00GHz","cpu_architecture":"x86_64","os_distribution":"centos","os_release":"Core","os_version":"7.9.2009","libvirt_version":"8.0.0","qemu_version":"6.2.0","interfaces":["eth0","eth1","eth2","eth3","em1","em2","bond0"]},"declared":true,"connected":true,"restarted":false,"power":null,"l2s":[{"uuid":"019b76dce6234f8c81f2e4e402b7fbc0","kind":"L2NoVlanNetwork","physical_interface":"eth0","vlan":null},{"uuid":"019b76dce62345679f6af88e397503df","kind":"L2VlanNetwork","physical_interface":"eth0","vlan":100}]}');
CREATE TABLE meta (key text primary key, body text) without rowid;
INSERT INTO "meta" VALUES('generation','1');
INSERT INTO "meta" VALUES('now','1172.3777087499911');
CREATE TABLE operations (key text primary key, body text) without rowid;
CREATE TABLE primaries (key text primary key, body text) without rowid;
INSERT INTO "primaries" VALUES('019b76dce623460a86f292c71dd394a2','{"spec":{"uuid":"019b76dce623460a86f292c71dd394a2","kind":"nfs","url":"192.168.10.6:/export/vms","total_bytes":null,"available_bytes":null},"total":54975581388800,"used":0}');
INSERT INTO "primaries" VALUES('019b76dce6234b57bd4544e760d6ce93','{"spec":{"uuid":"019b76dce6234b57bd4544e760d6ce93","kind":"local","url":"/var/lib/vms","total_bytes":null,"available_bytes":null},"total":536870912000,"used":0}');
COMMIT;
