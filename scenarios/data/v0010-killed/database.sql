BEGIN TRANSACTION;
CREATE TABLE access_key (
	uuid VARCHAR(32) NOT NULL, 
	description VARCHAR(2048), 
	user_uuid VARCHAR(32) NOT NULL, 
	access_key_id VARCHAR(32) NOT NULL, 
	access_key_secret VARCHAR(64) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_access_key PRIMARY KEY (uuid), 
	CONSTRAINT fk_access_key_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid), 
	CONSTRAINT uq_access_key_access_key_id UNIQUE (access_key_id)
);
CREATE TABLE access_key_used_signature (
	digest VARCHAR(64) NOT NULL, 
	used BIGINT NOT NULL, 
	CONSTRAINT pk_access_key_used_signature PRIMARY KEY (digest)
);
CREATE TABLE account (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	type VARCHAR(32) NOT NULL, 
	password VARCHAR(255) NOT NULL, 
	closing BOOLEAN NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_account PRIMARY KEY (uuid), 
	CONSTRAINT uq_account_name UNIQUE (name)
);
INSERT INTO "account" VALUES('36c27e8ff05c4780bf6d2fa65700f22e','admin',NULL,'SystemAdmin','scrypt$16384$0efa8da4a4596abb5d7afcf79359bb1c$b4d03d71be73d0afde5708630a1bb74e88a23ddcaba715fc62effc740448d35fb9a40fa9707ab7c7fb85eb79ac1834abb51648a001545b38d2c925053a2373ae',0,1767225609315,1767225609315);
INSERT INTO "account" VALUES('019b76dd086e44239285334c4f272356','tenant',NULL,'Normal','scrypt$16384$46b4364980552fe4aacc70dc92b2eabe$c076fa1bdce1b0d8b5f8290f08915a8f457c4d80899462c143e7156dd07e1284fe09fa657ff3dcb9bc45d5c35580f3f6406baedfc8f8bc111554f92a9f9663b3',0,1767225758735,1767225758735);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0010');
CREATE TABLE api_job (
	uuid VARCHAR(32) NOT NULL, 
	api VARCHAR(64) NOT NULL, 
	account_uuid VARCHAR(32) NOT NULL, 
	node VARCHAR(32) NOT NULL, 
	created BIGINT NOT NULL, 
	user_uuid VARCHAR(32) NOT NULL, 
	client_ip VARCHAR(45) NOT NULL, 
	resource_type VARCHAR(64), 
	resource_uuid VARCHAR(32), 
	public BOOLEAN NOT NULL, 
	CONSTRAINT pk_api_job PRIMARY KEY (uuid)
);
INSERT INTO "api_job" VALUES('019b76daf8224a4aa457becb967ab991','UpdateGlobalConfig','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225620514,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'vm',0);
INSERT INTO "api_job" VALUES('019b76daf90a4e5cbb525f4c2e51b07c','AddSftpBackupStorage','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225620746,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daf90a4df1a9dd5909f46bf9b8','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225620746,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daf90a4fe7b68785e0385d7846','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225620746,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daf90a45229677185d7b9689a0','CreateDiskOffering','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225620746,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daf90a4200ba29e463400c394d','CreateZone','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225620746,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db005442329050ef9a70ffec3f','CreateCluster','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225622612,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db00594c3eadcc81ac6c6f22e1','AddNfsPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225622617,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db005940e5b4c0f65bddc6a66c','AddLocalPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225622617,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db00594f11bdfc772a59ce1a0c','CreateL2NoVlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225622617,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db005940ec83d40ce2a69b6ba9','CreateL2VlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225622617,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db06f0453fa85d6785c0040594','AddImage','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225624304,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db06f54868867d144883b81067','AttachBackupStorageToZone','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225624309,'36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76daf95b487ea7137cbd43beb9fc',0);
INSERT INTO "api_job" VALUES('019b76db0a574470abe51142211300ab','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225625175,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db0a574eeb998a624c353563a4','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225625175,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db0a57452d8e7ef0456c561824','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225625175,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db0a5749baad745306bd30c7fb','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225625175,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db10534066891b7c5feb18b070','AddIpRange','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225626707,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db0bee4b6e92ea143b72346997',0);
INSERT INTO "api_job" VALUES('019b76db10534cf7b2674f84618545d2','AddDnsToL3Network','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225626707,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db0bee4b6e92ea143b72346997',0);
INSERT INTO "api_job" VALUES('019b76db10534747b74d6a03748f2de1','AddIpRangeByNetworkCidr','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225626707,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db0bee4eccb5e337a718914c24',0);
INSERT INTO "api_job" VALUES('019b76db23144467a2501a35f8c384a8','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225631508,'36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76db041a42efa296ff37a606dff3',0);
INSERT INTO "api_job" VALUES('019b76db23194964b3127651f682e7a0','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225631513,'36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76db041a42efa296ff37a606dff3',0);
INSERT INTO "api_job" VALUES('019b76db23194f80a73db01564d3c92f','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225631513,'36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db041a4955848a451898d95fd6',0);
INSERT INTO "api_job" VALUES('019b76db23194398a869150f4a316955','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225631513,'36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db041a41debe0093a1139182d9',0);
INSERT INTO "api_job" VALUES('019b76db2e134a8dab4da784dac9d254','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225634323,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db2e134a828694996941d96bfb','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225634323,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db2e134442bf6dbb343ea0ce6f','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225634323,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db2e134f68a2635f01346a8fcb','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225634323,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db2e134d27b3a7b139623f7987','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225634323,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('a501589043a8aba06dc989d9d831bed4','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225675814,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('b700b5f84644e83e68b2f7d1995f23fc','AttachDataVolumeToVm','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225683014,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76db2f2d40759115b7be6dbacb39',0);
INSERT INTO "api_job" VALUES('f1464046dc2f60fe91b5bcbf1ebf4fb9','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225695222,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('f56cca104d5ff09f1a49187dd12ff7dd','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225702599,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('b73f2a969f3525cb29d6db1ef4a7ba30','DeleteDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225710111,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76dc39564e6694b4861ef8c3ea8f',0);
INSERT INTO "api_job" VALUES('b230dede80af271ceedafbfacb347787','StopVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225716381,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76db2f2d438792019bb3052fd70d',0);
INSERT INTO "api_job" VALUES('ef171e9d89f0b890585d87f2a23dc955','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225725613,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76db2f2d48a3a83a0dae08d488d9',0);
INSERT INTO "api_job" VALUES('5aec99df6d453cfcd16b9b942a94bc14','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225733011,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02',0);
INSERT INTO "api_job" VALUES('e1133cf9aab659361d0507a04cb61b82','ExpungeVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225740217,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02',0);
INSERT INTO "api_job" VALUES('b1cae0fee8e512a93d89e2d7987b7785','CreateUserTag','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225748257,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('7263189eb080b700130f578946d9f210','CreateAccount','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225755233,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('3f56eeb563cef3170c328449b0f91277','ShareResource','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225766419,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('ea95c3e7d948f969de23d39873161a0e','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','58b142fcf525e1320b69278a77f40c37',1767225780664,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
CREATE TABLE api_job_end (
	job VARCHAR(32) NOT NULL, 
	finished BIGINT NOT NULL, 
	success BOOLEAN NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_api_job_end PRIMARY KEY (job)
);
INSERT INTO "api_job_end" VALUES('019b76daf8224a4aa457becb967ab991',1767225620677,1,'{"inventory":{"id":103,"name":"deletionPolicy","category":"vm","description":"Whether a destroyed VM goes at once, after expungePeriod, or only by ExpungeVmInstance.","defaultValue":"Delay","value":"Delay"},"schema":{"inventory":"org.zstack.core.config.GlobalConfigInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daf90a4df1a9dd5909f46bf9b8',1767225621826,1,'{"inventory":{"uuid":"019b76daf95b481ca33b3740752b05dd","name":"small","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"type":"UserVm","allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","sortKey":0,"state":"Enabled","createDate":"Jan 1, 2026 12:00:20 AM","createDateMs":1767225620827,"lastOpDate":"Jan 1, 2026 12:00:20 AM","lastOpDateMs":1767225620827},"schema":{"inventory":"org.zstack.header.configuration.InstanceOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daf90a4fe7b68785e0385d7846',1767225621826,1,'{"inventory":{"uuid":"019b76daf95b4d13870bd9e640007fd1","name":"large","cpuNum":4,"cpuSpeed":0,"memorySize":8589934592,"reservedMemorySize":0,"type":"UserVm","allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","sortKey":0,"state":"Enabled","createDate":"Jan 1, 2026 12:00:20 AM","createDateMs":1767225620827,"lastOpDate":"Jan 1, 2026 12:00:20 AM","lastOpDateMs":1767225620827},"schema":{"inventory":"org.zstack.header.configuration.InstanceOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daf90a45229677185d7b9689a0',1767225621826,1,'{"inventory":{"uuid":"019b76daf95b43f6a690dcd4d1b67b1f","name":"disk-20g","diskSize":21474836480,"sortKey":0,"state":"Enabled","type":"DefaultDiskOfferingType","allocatorStrategy":"DefaultPrimaryStorageAllocationStrategy","createDate":"Jan 1, 2026 12:00:20 AM","createDateMs":1767225620827,"lastOpDate":"Jan 1, 2026 12:00:20 AM","lastOpDateMs":1767225620827},"schema":{"inventory":"org.zstack.header.configuration.DiskOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daf90a4200ba29e463400c394d',1767225621826,1,'{"inventory":{"uuid":"019b76daf95b487ea7137cbd43beb9fc","name":"zone","description":"The only one.","state":"Enabled","type":"zstack","isDefault":false,"createDate":"Jan 1, 2026 12:00:20 AM","createDateMs":1767225620827,"lastOpDate":"Jan 1, 2026 12:00:20 AM","lastOpDateMs":1767225620827},"schema":{"inventory":"org.zstack.header.zone.ZoneInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daf90a4e5cbb525f4c2e51b07c',1767225623578,1,'{"inventory":{"uuid":"019b76daf95b4617b0608e07c017ea29","name":"store","totalCapacity":10995116277760,"type":"SftpBackupStorage","state":"Enabled","status":"Connected","hostname":"192.168.10.5","username":"root","sshPort":22,"url":"/export/images","availableCapacity":10995116277760,"createDate":"Jan 1, 2026 12:00:20 AM","createDateMs":1767225620827,"lastOpDate":"Jan 1, 2026 12:00:22 AM","lastOpDateMs":1767225622612,"attachedZoneUuids":[]},"schema":{"inventory":"org.zstack.storage.backup.sftp.SftpBackupStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db005442329050ef9a70ffec3f',1767225624304,1,'{"inventory":{"uuid":"019b76db041a42efa296ff37a606dff3","name":"cluster","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","hypervisorType":"KVM","state":"Enabled","type":"zstack","createDate":"Jan 1, 2026 12:00:23 AM","createDateMs":1767225623578,"lastOpDate":"Jan 1, 2026 12:00:23 AM","lastOpDateMs":1767225623578},"schema":{"inventory":"org.zstack.header.cluster.ClusterInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db00594f11bdfc772a59ce1a0c',1767225624304,1,'{"inventory":{"uuid":"019b76db041a4955848a451898d95fd6","name":"front","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","physicalInterface":"eth0","type":"L2NoVlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":0,"isolated":false,"createDate":"Jan 1, 2026 12:00:23 AM","createDateMs":1767225623578,"lastOpDate":"Jan 1, 2026 12:00:23 AM","lastOpDateMs":1767225623578,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.network.l2.L2NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db005940ec83d40ce2a69b6ba9',1767225624304,1,'{"inventory":{"uuid":"019b76db041a41debe0093a1139182d9","name":"back","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","physicalInterface":"eth0","type":"L2VlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":100,"vlan":100,"isolated":false,"createDate":"Jan 1, 2026 12:00:23 AM","createDateMs":1767225623578,"lastOpDate":"Jan 1, 2026 12:00:23 AM","lastOpDateMs":1767225623578,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.network.l2.L2VlanNetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db00594c3eadcc81ac6c6f22e1',1767225624314,1,'{"inventory":{"uuid":"019b76db041a4a728027cab5d74c95c2","name":"nfs","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","url":"192.168.10.6:/export/vms","type":"NFS","state":"Enabled","status":"Disconnected","mountPath":"/opt/zstack/nfsprimarystorage/prim-019b76db041a4a728027cab5d74c95c2","totalCapacity":0,"totalPhysicalCapacity":0,"availableCapacity":0,"availablePhysicalCapacity":0,"createDate":"Jan 1, 2026 12:00:23 AM","createDateMs":1767225623578,"lastOpDate":"Jan 1, 2026 12:00:24 AM","lastOpDateMs":1767225624107,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db06f54868867d144883b81067',1767225625582,1,'{"inventory":{"uuid":"019b76daf95b4617b0608e07c017ea29","name":"store","totalCapacity":10995116277760,"type":"SftpBackupStorage","state":"Enabled","status":"Connected","hostname":"192.168.10.5","username":"root","sshPort":22,"url":"/export/images","availableCapacity":10995116277760,"createDate":"Jan 1, 2026 12:00:20 AM","createDateMs":1767225620827,"lastOpDate":"Jan 1, 2026 12:00:22 AM","lastOpDateMs":1767225622612,"attachedZoneUuids":["019b76daf95b487ea7137cbd43beb9fc"]},"schema":{"inventory":"org.zstack.storage.backup.sftp.SftpBackupStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db0a57452d8e7ef0456c561824',1767225626190,1,'{"inventory":{"uuid":"019b76db0bee4b6e92ea143b72346997","name":"public","type":"L3BasicNetwork","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","l2NetworkUuid":"019b76db041a4955848a451898d95fd6","state":"Enabled","system":false,"category":"Public","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:25 AM","createDateMs":1767225625582,"lastOpDate":"Jan 1, 2026 12:00:25 AM","lastOpDateMs":1767225625582,"dns":[],"ipRanges":[],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db0a5749baad745306bd30c7fb',1767225626190,1,'{"inventory":{"uuid":"019b76db0bee4eccb5e337a718914c24","name":"private","type":"L3BasicNetwork","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","l2NetworkUuid":"019b76db041a41debe0093a1139182d9","state":"Enabled","system":false,"category":"Private","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:25 AM","createDateMs":1767225625582,"lastOpDate":"Jan 1, 2026 12:00:25 AM","lastOpDateMs":1767225625582,"dns":[],"ipRanges":[],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db005940e5b4c0f65bddc6a66c',1767225626190,1,'{"inventory":{"uuid":"019b76db041a444fb352e285346aebb6","name":"local","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","url":"/var/lib/vms","type":"LocalStorage","state":"Enabled","status":"Connected","mountPath":"/var/lib/vms","totalCapacity":0,"totalPhysicalCapacity":0,"availableCapacity":0,"availablePhysicalCapacity":0,"createDate":"Jan 1, 2026 12:00:23 AM","createDateMs":1767225623578,"lastOpDate":"Jan 1, 2026 12:00:25 AM","lastOpDateMs":1767225625586,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db10534066891b7c5feb18b070',1767225627248,1,'{"inventory":{"uuid":"019b76db116241a5921f30178958cc42","name":"servers","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1","networkCidr":"10.10.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:26 AM","createDateMs":1767225626978,"lastOpDate":"Jan 1, 2026 12:00:26 AM","lastOpDateMs":1767225626978},"schema":{"inventory":"org.zstack.header.network.l3.IpRangeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db10534cf7b2674f84618545d2',1767225627248,1,'{"inventory":{"uuid":"019b76db0bee4b6e92ea143b72346997","name":"public","type":"L3BasicNetwork","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","l2NetworkUuid":"019b76db041a4955848a451898d95fd6","state":"Enabled","system":false,"category":"Public","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:25 AM","createDateMs":1767225625582,"lastOpDate":"Jan 1, 2026 12:00:25 AM","lastOpDateMs":1767225625582,"dns":["1.1.1.1"],"ipRanges":[{"uuid":"019b76db116241a5921f30178958cc42","name":"servers","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1","networkCidr":"10.10.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:26 AM","createDateMs":1767225626978,"lastOpDate":"Jan 1, 2026 12:00:26 AM","lastOpDateMs":1767225626978}],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory","inventory.ipRanges[0]":"org.zstack.header.network.l3.IpRangeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db10534747b74d6a03748f2de1',1767225627248,1,'{"inventory":{"uuid":"019b76db116243a5861c81a09fd5dd5d","name":"range","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1","networkCidr":"10.20.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:26 AM","createDateMs":1767225626978,"lastOpDate":"Jan 1, 2026 12:00:26 AM","lastOpDateMs":1767225626978},"inventories":[{"uuid":"019b76db116243a5861c81a09fd5dd5d","name":"range","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1","networkCidr":"10.20.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:26 AM","createDateMs":1767225626978,"lastOpDate":"Jan 1, 2026 12:00:26 AM","lastOpDateMs":1767225626978}],"schema":{"inventories[0]":"org.zstack.header.network.l3.IpRangeInventory","inventory":"org.zstack.header.network.l3.IpRangeInventory"},"success":true}');
INSERT INTO "api_job_end" VALUES('019b76db06f0453fa85d6785c0040594',1767225628007,1,'{"inventory":{"uuid":"019b76db0a574169851dc3d75ee87cf0","name":"ubuntu","state":"Enabled","status":"Ready","size":4294967296,"actualSize":1073741824,"md5Sum":"555bc39519e4fee02d0da71c9983e964","mediaType":"RootVolumeTemplate","guestOsType":"Linux","type":"zstack","platform":"Linux","architecture":"x86_64","format":"qcow2","system":false,"virtio":true,"url":"http://images.example.com/ubuntu-22.04.qcow2","createDate":"Jan 1, 2026 12:00:25 AM","createDateMs":1767225625175,"lastOpDate":"Jan 1, 2026 12:00:27 AM","lastOpDateMs":1767225627253,"backupStorageRefs":[{"imageUuid":"019b76db0a574169851dc3d75ee87cf0","backupStorageUuid":"019b76daf95b4617b0608e07c017ea29","installPath":"/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2","status":"Ready","createDate":"Jan 1, 2026 12:00:25 AM","createDateMs":1767225625175,"lastOpDate":"Jan 1, 2026 12:00:27 AM","lastOpDateMs":1767225627253}]},"schema":{"inventory":"org.zstack.header.image.ImageInventory","inventory.backupStorageRefs[0]":"org.zstack.header.image.ImageBackupStorageRefInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db0a574470abe51142211300ab',1767225630995,1,'{"inventory":{"uuid":"019b76db0bee45f6884bec1e80da613c","name":"host-0","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","managementIp":"192.168.1.11","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","availableCpuCapacity":160,"availableMemoryCapacity":68719476736,"createDate":"Jan 1, 2026 12:00:25 AM","createDateMs":1767225625582,"lastOpDate":"Jan 1, 2026 12:00:29 AM","lastOpDateMs":1767225629866},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db0a574eeb998a624c353563a4',1767225631328,1,'{"inventory":{"uuid":"019b76db0bee45428bcf47ada4ccc966","name":"host-1","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","managementIp":"192.168.1.12","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","availableCpuCapacity":160,"availableMemoryCapacity":68719476736,"createDate":"Jan 1, 2026 12:00:25 AM","createDateMs":1767225625582,"lastOpDate":"Jan 1, 2026 12:00:30 AM","lastOpDateMs":1767225630995},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db23194398a869150f4a316955',1767225633361,1,'{"inventory":{"uuid":"019b76db041a41debe0093a1139182d9","name":"back","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","physicalInterface":"eth0","type":"L2VlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":100,"vlan":100,"isolated":false,"createDate":"Jan 1, 2026 12:00:23 AM","createDateMs":1767225623578,"lastOpDate":"Jan 1, 2026 12:00:23 AM","lastOpDateMs":1767225623578,"attachedClusterUuids":["019b76db041a42efa296ff37a606dff3"]},"schema":{"inventory":"org.zstack.header.network.l2.L2VlanNetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db23194f80a73db01564d3c92f',1767225633361,1,'{"inventory":{"uuid":"019b76db041a4955848a451898d95fd6","name":"front","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","physicalInterface":"eth0","type":"L2NoVlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":0,"isolated":false,"createDate":"Jan 1, 2026 12:00:23 AM","createDateMs":1767225623578,"lastOpDate":"Jan 1, 2026 12:00:23 AM","lastOpDateMs":1767225623578,"attachedClusterUuids":["019b76db041a42efa296ff37a606dff3"]},"schema":{"inventory":"org.zstack.header.network.l2.L2NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db23144467a2501a35f8c384a8',1767225634111,1,'{"inventory":{"uuid":"019b76db041a4a728027cab5d74c95c2","name":"nfs","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","url":"192.168.10.6:/export/vms","type":"NFS","state":"Enabled","status":"Connected","mountPath":"/opt/zstack/nfsprimarystorage/prim-019b76db041a4a728027cab5d74c95c2","totalCapacity":54975581388800,"totalPhysicalCapacity":54975581388800,"systemUsedCapacity":0,"availableCapacity":54975581388800,"availablePhysicalCapacity":54975581388800,"createDate":"Jan 1, 2026 12:00:23 AM","createDateMs":1767225623578,"lastOpDate":"Jan 1, 2026 12:00:33 AM","lastOpDateMs":1767225633356,"attachedClusterUuids":["019b76db041a42efa296ff37a606dff3"]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db23194964b3127651f682e7a0',1767225634111,1,'{"inventory":{"uuid":"019b76db041a444fb352e285346aebb6","name":"local","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","url":"/var/lib/vms","type":"LocalStorage","state":"Enabled","status":"Connected","mountPath":"/var/lib/vms","totalCapacity":8796093022208,"totalPhysicalCapacity":8796093022208,"systemUsedCapacity":0,"availableCapacity":8796093022208,"availablePhysicalCapacity":8796093022208,"createDate":"Jan 1, 2026 12:00:23 AM","createDateMs":1767225623578,"lastOpDate":"Jan 1, 2026 12:00:33 AM","lastOpDateMs":1767225633361,"attachedClusterUuids":["019b76db041a42efa296ff37a606dff3"]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db2e134442bf6dbb343ea0ce6f',1767225640833,1,'{"inventory":{"uuid":"019b76db2f2d48a3a83a0dae08d488d9","name":"web-2","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45428bcf47ada4ccc966","lastHostUuid":"019b76db0bee45428bcf47ada4ccc966","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d42899261085ffd6fc1ed","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:40 AM","lastOpDateMs":1767225640318,"vmNics":[{"uuid":"019b76db2f2d4f809e517f3174057cff","vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.202","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:03:b8:49:2c:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic13.0","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d4837b82ae3ab20c83cf9","ipRangeUuid":"019b76db116241a5921f30178958cc42","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ipVersion":4,"ip":"10.10.0.202","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427722,"vmNicUuid":"019b76db2f2d4f809e517f3174057cff","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},{"uuid":"019b76db2f2d4080af0de062370edeec","vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.66","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:bb:d1:e0:fa:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic13.1","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d49b9b2076576b58bf3aa","ipRangeUuid":"019b76db116243a5861c81a09fd5dd5d","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ipVersion":4,"ip":"10.20.0.66","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082946,"vmNicUuid":"019b76db2f2d4080af0de062370edeec","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]}],"allVolumes":[{"uuid":"019b76db2f2d42899261085ffd6fc1ed","name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76db2f2d48a3a83a0dae08d488d9]","primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d42899261085ffd6fc1ed/019b76db2f2d42899261085ffd6fc1ed.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:38 AM","lastOpDateMs":1767225638584}],"vmCdRoms":[{"uuid":"019b76db2f2d4a0181674969807e4584","name":"vm-019b76db2f2d48a3a83a0dae08d488d9-cdRom","vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","deviceId":0,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db2e134d27b3a7b139623f7987',1767225641325,1,'{"inventory":{"uuid":"019b76db2f2d4f4ba0b83c7c4f353dd2","name":"web-4","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45428bcf47ada4ccc966","lastHostUuid":"019b76db0bee45428bcf47ada4ccc966","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d4f769dec728bdb1aac70","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:40 AM","lastOpDateMs":1767225640833,"vmNics":[{"uuid":"019b76db2f2d49d9817a27df57124392","vmInstanceUuid":"019b76db2f2d4f4ba0b83c7c4f353dd2","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.102","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:15:e4:6a:f8:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic15.0","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d4e72b07e02fc98d097dd","ipRangeUuid":"019b76db116241a5921f30178958cc42","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ipVersion":4,"ip":"10.10.0.102","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427622,"vmNicUuid":"019b76db2f2d49d9817a27df57124392","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},{"uuid":"019b76db2f2d46e1aa15aed4a5facef3","vmInstanceUuid":"019b76db2f2d4f4ba0b83c7c4f353dd2","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.130","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:4e:c4:08:c6:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic15.1","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d4a50871a960a09abe723","ipRangeUuid":"019b76db116243a5861c81a09fd5dd5d","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ipVersion":4,"ip":"10.20.0.130","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083010,"vmNicUuid":"019b76db2f2d46e1aa15aed4a5facef3","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]}],"allVolumes":[{"uuid":"019b76db2f2d4f769dec728bdb1aac70","name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76db2f2d4f4ba0b83c7c4f353dd2]","primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d4f4ba0b83c7c4f353dd2","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d4f769dec728bdb1aac70/019b76db2f2d4f769dec728bdb1aac70.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:38 AM","lastOpDateMs":1767225638584}],"vmCdRoms":[{"uuid":"019b76db2f2d4ff08bbc3552fb477455","name":"vm-019b76db2f2d4f4ba0b83c7c4f353dd2-cdRom","vmInstanceUuid":"019b76db2f2d4f4ba0b83c7c4f353dd2","deviceId":0,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db2e134a8dab4da784dac9d254',1767225641325,1,'{"inventory":{"uuid":"019b76db2f2d40759115b7be6dbacb39","name":"web-0","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45428bcf47ada4ccc966","lastHostUuid":"019b76db0bee45428bcf47ada4ccc966","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d455a99caaa2c3ad84437","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:40 AM","lastOpDateMs":1767225640833,"vmNics":[{"uuid":"019b76db2f2d4d85830b74e24a41bdd3","vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.48","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:46:96:ed:a3:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic11.0","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d40ea84cf715154c63fab","ipRangeUuid":"019b76db116241a5921f30178958cc42","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ipVersion":4,"ip":"10.10.0.48","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427568,"vmNicUuid":"019b76db2f2d4d85830b74e24a41bdd3","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},{"uuid":"019b76db2f2d4ba4af6171dafa28f616","vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.180","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:b2:b4:42:cb:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic11.1","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d4ca1bd4b248eee2484e5","ipRangeUuid":"019b76db116243a5861c81a09fd5dd5d","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ipVersion":4,"ip":"10.20.0.180","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083060,"vmNicUuid":"019b76db2f2d4ba4af6171dafa28f616","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]}],"allVolumes":[{"uuid":"019b76db2f2d455a99caaa2c3ad84437","name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76db2f2d40759115b7be6dbacb39]","primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d455a99caaa2c3ad84437/019b76db2f2d455a99caaa2c3ad84437.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:38 AM","lastOpDateMs":1767225638584}],"vmCdRoms":[{"uuid":"019b76db2f2d45089f823981e5e90756","name":"vm-019b76db2f2d40759115b7be6dbacb39-cdRom","vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","deviceId":0,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db2e134f68a2635f01346a8fcb',1767225642114,1,'{"inventory":{"uuid":"019b76db2f2d48bdaf864f3de585aa02","name":"web-3","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45f6884bec1e80da613c","lastHostUuid":"019b76db0bee45f6884bec1e80da613c","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d4f3182d5e9b4ebdaf169","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:41 AM","lastOpDateMs":1767225641320,"vmNics":[{"uuid":"019b76db2f2d48eeba70fddf5566dde9","vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.98","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:ea:05:a4:58:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic14.0","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d4b49bad0cdf4391862cc","ipRangeUuid":"019b76db116241a5921f30178958cc42","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ipVersion":4,"ip":"10.10.0.98","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427618,"vmNicUuid":"019b76db2f2d48eeba70fddf5566dde9","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},{"uuid":"019b76db2f2d4428a22a89ec80eedf78","vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.152","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:c0:59:84:8a:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic14.1","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d4abf93cc9f0321b7b6f1","ipRangeUuid":"019b76db116243a5861c81a09fd5dd5d","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ipVersion":4,"ip":"10.20.0.152","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083032,"vmNicUuid":"019b76db2f2d4428a22a89ec80eedf78","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]}],"allVolumes":[{"uuid":"019b76db2f2d4f3182d5e9b4ebdaf169","name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76db2f2d48bdaf864f3de585aa02]","primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d4f3182d5e9b4ebdaf169/019b76db2f2d4f3182d5e9b4ebdaf169.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:38 AM","lastOpDateMs":1767225638837}],"vmCdRoms":[{"uuid":"019b76db2f2d41ef947f124eddab882a","name":"vm-019b76db2f2d48bdaf864f3de585aa02-cdRom","vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","deviceId":0,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db2e134a828694996941d96bfb',1767225642789,1,'{"inventory":{"uuid":"019b76db2f2d438792019bb3052fd70d","name":"web-1","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45f6884bec1e80da613c","lastHostUuid":"019b76db0bee45f6884bec1e80da613c","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d49468e7ecdf158119aff","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:42 AM","lastOpDateMs":1767225642109,"vmNics":[{"uuid":"019b76db2f2d4ad386aa88a46c3c0a7e","vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.130","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:1d:f9:a7:95:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.0","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d41f5b44c37d9c4751318","ipRangeUuid":"019b76db116241a5921f30178958cc42","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ipVersion":4,"ip":"10.10.0.130","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427650,"vmNicUuid":"019b76db2f2d4ad386aa88a46c3c0a7e","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},{"uuid":"019b76db2f2d405fb932d444cbe8e1e6","vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.60","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:33:12:40:d3:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.1","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d4a05bb1f35e980303f81","ipRangeUuid":"019b76db116243a5861c81a09fd5dd5d","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ipVersion":4,"ip":"10.20.0.60","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082940,"vmNicUuid":"019b76db2f2d405fb932d444cbe8e1e6","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]}],"allVolumes":[{"uuid":"019b76db2f2d49468e7ecdf158119aff","name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76db2f2d438792019bb3052fd70d]","primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d49468e7ecdf158119aff/019b76db2f2d49468e7ecdf158119aff.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:38 AM","lastOpDateMs":1767225638837}],"vmCdRoms":[{"uuid":"019b76db2f2d4f8b994774be00a24c68","name":"vm-019b76db2f2d438792019bb3052fd70d-cdRom","vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","deviceId":0,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('a501589043a8aba06dc989d9d831bed4',1767225676424,1,'{"inventory":{"uuid":"019b76dbd22f47aa9a26c897e679f88d","name":"attached","type":"Data","size":1073741824,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:01:16 AM","createDateMs":1767225676335,"lastOpDate":"Jan 1, 2026 12:01:16 AM","lastOpDateMs":1767225676335},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('b700b5f84644e83e68b2f7d1995f23fc',1767225685991,1,'{"inventory":{"uuid":"019b76dbd22f47aa9a26c897e679f88d","name":"attached","primaryStorageUuid":"019b76db041a4a728027cab5d74c95c2","vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","installPath":"/opt/zstack/nfsprimarystorage/prim-019b76db041a4a728027cab5d74c95c2/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbd22f47aa9a26c897e679f88d/019b76dbd22f47aa9a26c897e679f88d.qcow2","type":"Data","format":"qcow2","size":1073741824,"actualSize":1073741824,"deviceId":1,"state":"Enabled","status":"Ready","isShareable":false,"lastAttachDate":"Jan 1, 2026 12:01:23 AM","createDate":"Jan 1, 2026 12:01:16 AM","createDateMs":1767225676335,"lastOpDate":"Jan 1, 2026 12:01:24 AM","lastOpDateMs":1767225684173},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('f1464046dc2f60fe91b5bcbf1ebf4fb9',1767225695708,1,'{"inventory":{"uuid":"019b76dc1d264eaa8408eb08121c32b5","name":"free","type":"Data","size":2147483648,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:01:35 AM","createDateMs":1767225695526,"lastOpDate":"Jan 1, 2026 12:01:35 AM","lastOpDateMs":1767225695526},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('f56cca104d5ff09f1a49187dd12ff7dd',1767225703014,1,'{"inventory":{"uuid":"019b76dc39564e6694b4861ef8c3ea8f","name":"deleted","type":"Data","size":1073741824,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:01:42 AM","createDateMs":1767225702742,"lastOpDate":"Jan 1, 2026 12:01:42 AM","lastOpDateMs":1767225702742},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('b73f2a969f3525cb29d6db1ef4a7ba30',1767225710506,1,'{}');
INSERT INTO "api_job_end" VALUES('b230dede80af271ceedafbfacb347787',1767225720082,1,'{"inventory":{"uuid":"019b76db2f2d438792019bb3052fd70d","name":"web-1","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","lastHostUuid":"019b76db0bee45f6884bec1e80da613c","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d49468e7ecdf158119aff","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Stopped","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:01:59 AM","lastOpDateMs":1767225719678,"vmNics":[{"uuid":"019b76db2f2d4ad386aa88a46c3c0a7e","vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.130","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:1d:f9:a7:95:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.0","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d41f5b44c37d9c4751318","ipRangeUuid":"019b76db116241a5921f30178958cc42","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ipVersion":4,"ip":"10.10.0.130","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427650,"vmNicUuid":"019b76db2f2d4ad386aa88a46c3c0a7e","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},{"uuid":"019b76db2f2d405fb932d444cbe8e1e6","vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.60","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:33:12:40:d3:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.1","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605,"usedIps":[{"uuid":"019b76db2f2d4a05bb1f35e980303f81","ipRangeUuid":"019b76db116243a5861c81a09fd5dd5d","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ipVersion":4,"ip":"10.20.0.60","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082940,"vmNicUuid":"019b76db2f2d405fb932d444cbe8e1e6","createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]}],"allVolumes":[{"uuid":"019b76db2f2d49468e7ecdf158119aff","name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76db2f2d438792019bb3052fd70d]","primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d49468e7ecdf158119aff/019b76db2f2d49468e7ecdf158119aff.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:38 AM","lastOpDateMs":1767225638837}],"vmCdRoms":[{"uuid":"019b76db2f2d4f8b994774be00a24c68","name":"vm-019b76db2f2d438792019bb3052fd70d-cdRom","vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","deviceId":0,"createDate":"Jan 1, 2026 12:00:34 AM","createDateMs":1767225634605,"lastOpDate":"Jan 1, 2026 12:00:34 AM","lastOpDateMs":1767225634605}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('ef171e9d89f0b890585d87f2a23dc955',1767225727711,1,'{}');
INSERT INTO "api_job_end" VALUES('5aec99df6d453cfcd16b9b942a94bc14',1767225734910,1,'{}');
INSERT INTO "api_job_end" VALUES('e1133cf9aab659361d0507a04cb61b82',1767225741714,1,'{}');
INSERT INTO "api_job_end" VALUES('b1cae0fee8e512a93d89e2d7987b7785',1767225749310,1,'{"inventory":{"uuid":"019b76dcec794453a4fcdd0f15b78249","resourceUuid":"019b76db2f2d40759115b7be6dbacb39","resourceType":"VmInstanceVO","tag":"kept","type":"User","createDate":"Jan 1, 2026 12:02:28 AM","createDateMs":1767225748601,"lastOpDate":"Jan 1, 2026 12:02:28 AM","lastOpDateMs":1767225748601},"schema":{"inventory":"org.zstack.header.tag.UserTagInventory"}}');
INSERT INTO "api_job_end" VALUES('7263189eb080b700130f578946d9f210',1767225759973,1,'{"inventory":{"uuid":"019b76dd086e44239285334c4f272356","name":"tenant","type":"Normal","createDate":"Jan 1, 2026 12:02:38 AM","createDateMs":1767225758735,"lastOpDate":"Jan 1, 2026 12:02:38 AM","lastOpDateMs":1767225758735},"schema":{"inventory":"org.zstack.header.identity.AccountInventory"}}');
INSERT INTO "api_job_end" VALUES('3f56eeb563cef3170c328449b0f91277',1767225767323,1,'{}');
CREATE TABLE audit (
	uuid VARCHAR(32) NOT NULL, 
	api VARCHAR(64) NOT NULL, 
	account_uuid VARCHAR(32) NOT NULL, 
	user_uuid VARCHAR(32) NOT NULL, 
	client_ip VARCHAR(45) NOT NULL, 
	resource_type VARCHAR(64), 
	resource_uuid VARCHAR(32), 
	login_name VARCHAR(32), 
	job_uuid VARCHAR(32), 
	success BOOLEAN NOT NULL, 
	error_code VARCHAR(32), 
	error_details VARCHAR(1024), 
	cost_ms BIGINT NOT NULL, 
	create_date BIGINT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (uuid)
);
INSERT INTO "audit" VALUES('019b76daf7594800932d2e2daac2c733','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,NULL,NULL,1,NULL,NULL,9550,1767225620313);
INSERT INTO "audit" VALUES('019b76daf8c54e389ca436f0188e237d','UpdateGlobalConfig','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'vm',NULL,'019b76daf8224a4aa457becb967ab991',1,NULL,NULL,163,1767225620677);
INSERT INTO "audit" VALUES('019b76dafd424d50990990b989f36507','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','InstanceOfferingVO','019b76daf95b481ca33b3740752b05dd',NULL,'019b76daf90a4df1a9dd5909f46bf9b8',1,NULL,NULL,1080,1767225621826);
INSERT INTO "audit" VALUES('019b76dafd42482a90db3dcaa316ec00','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','InstanceOfferingVO','019b76daf95b4d13870bd9e640007fd1',NULL,'019b76daf90a4fe7b68785e0385d7846',1,NULL,NULL,1080,1767225621826);
INSERT INTO "audit" VALUES('019b76dafd4241e3b45376c1edb0b6ec','CreateDiskOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','DiskOfferingVO','019b76daf95b43f6a690dcd4d1b67b1f',NULL,'019b76daf90a45229677185d7b9689a0',1,NULL,NULL,1080,1767225621826);
INSERT INTO "audit" VALUES('019b76dafd424742b8713acb205c2417','CreateZone','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76daf95b487ea7137cbd43beb9fc',NULL,'019b76daf90a4200ba29e463400c394d',1,NULL,NULL,1080,1767225621826);
INSERT INTO "audit" VALUES('019b76db041a4f26a3d013c7c2272b9e','AddSftpBackupStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','BackupStorageVO','019b76daf95b4617b0608e07c017ea29',NULL,'019b76daf90a4e5cbb525f4c2e51b07c',1,NULL,NULL,2832,1767225623578);
INSERT INTO "audit" VALUES('019b76db06f042e0ad241a59f9ae958f','CreateCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76db041a42efa296ff37a606dff3',NULL,'019b76db005442329050ef9a70ffec3f',1,NULL,NULL,1692,1767225624304);
INSERT INTO "audit" VALUES('019b76db06f04170aea158728c8030b6','CreateL2NoVlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db041a4955848a451898d95fd6',NULL,'019b76db00594f11bdfc772a59ce1a0c',1,NULL,NULL,1687,1767225624304);
INSERT INTO "audit" VALUES('019b76db06f0446985c38ca43dc4797e','CreateL2VlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db041a41debe0093a1139182d9',NULL,'019b76db005940ec83d40ce2a69b6ba9',1,NULL,NULL,1687,1767225624304);
INSERT INTO "audit" VALUES('019b76db06fa4221b69bba77f85ab8d4','AddNfsPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','PrimaryStorageVO','019b76db041a4a728027cab5d74c95c2',NULL,'019b76db00594c3eadcc81ac6c6f22e1',1,NULL,NULL,1697,1767225624314);
INSERT INTO "audit" VALUES('019b76db0bee4edfb4f3ffcecb5a8729','AttachBackupStorageToZone','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76daf95b487ea7137cbd43beb9fc',NULL,'019b76db06f54868867d144883b81067',1,NULL,NULL,1273,1767225625582);
INSERT INTO "audit" VALUES('019b76db0e4e459c8b4c68354d1cd6cb','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db0bee4b6e92ea143b72346997',NULL,'019b76db0a57452d8e7ef0456c561824',1,NULL,NULL,1015,1767225626190);
INSERT INTO "audit" VALUES('019b76db0e4e43cea2eeb6911a99cb04','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db0bee4eccb5e337a718914c24',NULL,'019b76db0a5749baad745306bd30c7fb',1,NULL,NULL,1015,1767225626190);
INSERT INTO "audit" VALUES('019b76db0e4e4b69887c99dfafb64bb9','AddLocalPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','PrimaryStorageVO','019b76db041a444fb352e285346aebb6',NULL,'019b76db005940e5b4c0f65bddc6a66c',1,NULL,NULL,3573,1767225626190);
INSERT INTO "audit" VALUES('019b76db1270447b8bc35197a9f2f436','AddIpRange','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','IpRangeVO','019b76db116241a5921f30178958cc42',NULL,'019b76db10534066891b7c5feb18b070',1,NULL,NULL,541,1767225627248);
INSERT INTO "audit" VALUES('019b76db127041d88851c899d90de097','AddDnsToL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db0bee4b6e92ea143b72346997',NULL,'019b76db10534cf7b2674f84618545d2',1,NULL,NULL,541,1767225627248);
INSERT INTO "audit" VALUES('019b76db12704d6ca1f4d8b2ea255344','AddIpRangeByNetworkCidr','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'019b76db116243a5861c81a09fd5dd5d',NULL,'019b76db10534747b74d6a03748f2de1',1,NULL,NULL,541,1767225627248);
INSERT INTO "audit" VALUES('019b76db1567418bbe194a00f53158bd','AddImage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ImageVO','019b76db0a574169851dc3d75ee87cf0',NULL,'019b76db06f0453fa85d6785c0040594',1,NULL,NULL,3703,1767225628007);
INSERT INTO "audit" VALUES('019b76db2113467d94552be1fe878559','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76db0bee45f6884bec1e80da613c',NULL,'019b76db0a574470abe51142211300ab',1,NULL,NULL,5820,1767225630995);
INSERT INTO "audit" VALUES('019b76db2260462f88c3cfaa059f867d','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76db0bee45428bcf47ada4ccc966',NULL,'019b76db0a574eeb998a624c353563a4',1,NULL,NULL,6153,1767225631328);
INSERT INTO "audit" VALUES('019b76db2a514ba682a42e909a47cf97','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db041a41debe0093a1139182d9',NULL,'019b76db23194398a869150f4a316955',1,NULL,NULL,1848,1767225633361);
INSERT INTO "audit" VALUES('019b76db2a514aa68e8fabbb24969b42','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db041a4955848a451898d95fd6',NULL,'019b76db23194f80a73db01564d3c92f',1,NULL,NULL,1848,1767225633361);
INSERT INTO "audit" VALUES('019b76db2d3f4d319326126fc6951fc9','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76db041a42efa296ff37a606dff3',NULL,'019b76db23144467a2501a35f8c384a8',1,NULL,NULL,2603,1767225634111);
INSERT INTO "audit" VALUES('019b76db2d3f40e89474daf541227ff2','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76db041a42efa296ff37a606dff3',NULL,'019b76db23194964b3127651f682e7a0',1,NULL,NULL,2598,1767225634111);
INSERT INTO "audit" VALUES('019b76db47814a328e65fffac38416e4','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76db2f2d48a3a83a0dae08d488d9',NULL,'019b76db2e134442bf6dbb343ea0ce6f',1,NULL,NULL,6510,1767225640833);
INSERT INTO "audit" VALUES('019b76db496d45c58dd3f86b5acfc2b2','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76db2f2d4f4ba0b83c7c4f353dd2',NULL,'019b76db2e134d27b3a7b139623f7987',1,NULL,NULL,7002,1767225641325);
INSERT INTO "audit" VALUES('019b76db496d4abd8552c00e0343f442','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76db2f2d40759115b7be6dbacb39',NULL,'019b76db2e134a8dab4da784dac9d254',1,NULL,NULL,7002,1767225641325);
INSERT INTO "audit" VALUES('019b76db4c82402c88a64be1f8a297aa','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02',NULL,'019b76db2e134f68a2635f01346a8fcb',1,NULL,NULL,7791,1767225642114);
INSERT INTO "audit" VALUES('019b76db4f254628a1836bf8adf03664','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76db2f2d438792019bb3052fd70d',NULL,'019b76db2e134a828694996941d96bfb',1,NULL,NULL,8466,1767225642789);
INSERT INTO "audit" VALUES('019b76db5dac4ffabb8a27fae85a948f','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3094,1767225646508);
INSERT INTO "audit" VALUES('019b76db71fc431091016c0aa5a2a3fd','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,2982,1767225651708);
INSERT INTO "audit" VALUES('019b76db896d4a1e92c412e31ea4a7a1','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3319,1767225657709);
INSERT INTO "audit" VALUES('019b76dba0ff4f8ba0f26fbb0ae20b0d','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3757,1767225663743);
INSERT INTO "audit" VALUES('019b76dbb88148678ab40f85d87e8b63','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3576,1767225669761);
INSERT INTO "audit" VALUES('019b76dbcef44add8b423fab8a7a5c2c','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3273,1767225675508);
INSERT INTO "audit" VALUES('019b76dbd2884921b387aa6cd315d4af','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76dbd22f47aa9a26c897e679f88d',NULL,'a501589043a8aba06dc989d9d831bed4',1,NULL,NULL,610,1767225676424);
INSERT INTO "audit" VALUES('019b76dbeaf044f1891824cd1a0f3274','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3461,1767225682672);
INSERT INTO "audit" VALUES('019b76dbf7e74418896f8ef397cf4ecf','AttachDataVolumeToVm','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76db2f2d40759115b7be6dbacb39',NULL,'b700b5f84644e83e68b2f7d1995f23fc',1,NULL,NULL,2977,1767225685991);
INSERT INTO "audit" VALUES('019b76dc19b444b2b607b68f6cc8d085','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,5311,1767225694644);
INSERT INTO "audit" VALUES('019b76dc1ddc43fb90151529bb61c643','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76dc1d264eaa8408eb08121c32b5',NULL,'f1464046dc2f60fe91b5bcbf1ebf4fb9',1,NULL,NULL,486,1767225695708);
INSERT INTO "audit" VALUES('019b76dc372b409498d4b1af5002f252','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3048,1767225702187);
INSERT INTO "audit" VALUES('019b76dc3a664610817c0a55328e0535','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76dc39564e6694b4861ef8c3ea8f',NULL,'f56cca104d5ff09f1a49187dd12ff7dd',1,NULL,NULL,415,1767225703014);
INSERT INTO "audit" VALUES('019b76dc5491404e83763259a2ad89ce','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,4401,1767225709713);
INSERT INTO "audit" VALUES('019b76dc57aa4fa5b7aa865fdbc8c4ed','DeleteDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76dc39564e6694b4861ef8c3ea8f',NULL,'b73f2a969f3525cb29d6db1ef4a7ba30',1,NULL,NULL,395,1767225710506);
INSERT INTO "audit" VALUES('019b76dc6d9a4f2c9085553af790f92c','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3953,1767225716122);
INSERT INTO "audit" VALUES('019b76dc7d1243a788293304bccfee92','StopVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76db2f2d438792019bb3052fd70d',NULL,'b230dede80af271ceedafbfacb347787',1,NULL,NULL,3701,1767225720082);
INSERT INTO "audit" VALUES('019b76dc91414e74875f44ab960ffda9','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3065,1767225725249);
INSERT INTO "audit" VALUES('019b76dc9adf4faba5c1c1b9eb18d0fd','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76db2f2d48a3a83a0dae08d488d9',NULL,'ef171e9d89f0b890585d87f2a23dc955',1,NULL,NULL,2098,1767225727711);
INSERT INTO "audit" VALUES('019b76dcae654d6980c63eec28634c0d','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,2921,1767225732709);
INSERT INTO "audit" VALUES('019b76dcb6fe41cc94610e0c2faa2c0b','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02',NULL,'5aec99df6d453cfcd16b9b942a94bc14',1,NULL,NULL,1899,1767225734910);
INSERT INTO "audit" VALUES('019b76dcca834f14a64605b840bec143','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3008,1767225739907);
INSERT INTO "audit" VALUES('019b76dcd1924415995b04f7455417ab','ExpungeVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02',NULL,'e1133cf9aab659361d0507a04cb61b82',1,NULL,NULL,1497,1767225741714);
INSERT INTO "audit" VALUES('019b76dce8fd40609824be0d51c40961','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3461,1767225747709);
INSERT INTO "audit" VALUES('019b76dcef3e4e739966d04e68a8c8df','CreateUserTag','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,'b1cae0fee8e512a93d89e2d7987b7785',1,NULL,NULL,1053,1767225749310);
INSERT INTO "audit" VALUES('019b76dd045b4defa64f7ebfc0f9421e','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3064,1767225754715);
INSERT INTO "audit" VALUES('019b76dd18e549d2a0d8e18a95875ccb','CreateAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','AccountVO','019b76dd086e44239285334c4f272356',NULL,'7263189eb080b700130f578946d9f210',1,NULL,NULL,4740,1767225759973);
INSERT INTO "audit" VALUES('019b76dd301643f593b1f3a77a2044e1','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,3568,1767225765910);
INSERT INTO "audit" VALUES('019b76dd359b41678e386cf8c70e199a','ShareResource','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,'3f56eeb563cef3170c328449b0f91277',1,NULL,NULL,904,1767225767323);
INSERT INTO "audit" VALUES('019b76dd686045e79683b7b909ec37ee','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,4455,1767225780320);
CREATE TABLE backup_storage (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	url VARCHAR(2048) NOT NULL, 
	total_capacity BIGINT NOT NULL, 
	available_capacity BIGINT NOT NULL, 
	type VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	hostname VARCHAR(255), 
	username VARCHAR(255), 
	password VARCHAR(255), 
	ssh_port BIGINT, 
	system_used_capacity BIGINT, 
	allocated_capacity BIGINT NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_backup_storage PRIMARY KEY (uuid), 
	CONSTRAINT uq_backup_storage_hostname UNIQUE (hostname)
);
INSERT INTO "backup_storage" VALUES('019b76daf95b4617b0608e07c017ea29','store',NULL,'/export/images',10995116277760,10994042535936,'SftpBackupStorage','Enabled','Connected','192.168.10.5','root','secret',22,0,1073741824,1767225620827,1767225622612);
CREATE TABLE backup_storage_zone_ref (
	id INTEGER NOT NULL, 
	zone_uuid VARCHAR(32) NOT NULL, 
	backup_storage_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_backup_storage_zone_ref PRIMARY KEY (id), 
	CONSTRAINT fk_backup_storage_zone_ref_backup_storage_uuid FOREIGN KEY(backup_storage_uuid) REFERENCES backup_storage (uuid), 
	CONSTRAINT fk_backup_storage_zone_ref_zone_uuid FOREIGN KEY(zone_uuid) REFERENCES zone (uuid), 
	CONSTRAINT uq_backup_storage_zone_ref_zone_uuid_backup_storage_uuid UNIQUE (zone_uuid, backup_storage_uuid)
);
INSERT INTO "backup_storage_zone_ref" VALUES(1,'019b76daf95b487ea7137cbd43beb9fc','019b76daf95b4617b0608e07c017ea29',1767225625175,1767225625175);
CREATE TABLE claim (
	resource VARCHAR(32) NOT NULL, 
	run BIGINT NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (resource)
);
INSERT INTO "claim" VALUES('019b76dd6a9244909e2d9626eed1b394',23);
CREATE TABLE cluster (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	zone_uuid VARCHAR(32) NOT NULL, 
	hypervisor_type VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	type VARCHAR(32) NOT NULL, 
	architecture VARCHAR(32), 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_cluster PRIMARY KEY (uuid), 
	CONSTRAINT fk_cluster_zone_uuid FOREIGN KEY(zone_uuid) REFERENCES zone (uuid)
);
INSERT INTO "cluster" VALUES('019b76db041a42efa296ff37a606dff3','cluster',NULL,'019b76daf95b487ea7137cbd43beb9fc','KVM','Enabled','zstack','x86_64',1767225623578,1767225629866);
CREATE TABLE disk_offering (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	disk_size BIGINT NOT NULL, 
	sort_key BIGINT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	type VARCHAR(64) NOT NULL, 
	allocator_strategy VARCHAR(64) NOT NULL, 
	storage_tags JSON, 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_disk_offering PRIMARY KEY (uuid), 
	CONSTRAINT fk_disk_offering_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid)
);
INSERT INTO "disk_offering" VALUES('019b76daf95b43f6a690dcd4d1b67b1f','disk-20g',NULL,21474836480,0,'Enabled','DefaultDiskOfferingType','DefaultPrimaryStorageAllocationStrategy',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225620827,1767225620827);
CREATE TABLE event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(64) NOT NULL, 
	time BIGINT NOT NULL, 
	resource_type VARCHAR(64) NOT NULL, 
	resource_uuid VARCHAR(32) NOT NULL, 
	account_uuid VARCHAR(32), 
	body JSON NOT NULL
);
INSERT INTO "event" VALUES(1,'account.created',1767225609315,'AccountVO','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"admin","type":"SystemAdmin"}');
INSERT INTO "event" VALUES(2,'policy.created',1767225609315,'PolicyVO','019b76dacc63467692496e988127fc44','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"DEFAULT-READ-36c27e8ff05c4780bf6d2fa65700f22e","statements":[{"name":"read","effect":"Allow","actions":["*:read"]}],"accountUuid":"36c27e8ff05c4780bf6d2fa65700f22e"}');
INSERT INTO "event" VALUES(3,'policy.created',1767225609315,'PolicyVO','019b76dacc6349588d03254baebe1105','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"USER-RESET-PASSWORD-36c27e8ff05c4780bf6d2fa65700f22e","statements":[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}],"accountUuid":"36c27e8ff05c4780bf6d2fa65700f22e"}');
INSERT INTO "event" VALUES(4,'backupStorage.created',1767225620827,'BackupStorageVO','019b76daf95b4617b0608e07c017ea29',NULL,'{"name":"store","state":"Enabled","status":"Connecting","type":"SftpBackupStorage"}');
INSERT INTO "event" VALUES(5,'instanceOffering.created',1767225620827,'InstanceOfferingVO','019b76daf95b481ca33b3740752b05dd','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"small","state":"Enabled","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(6,'instanceOffering.created',1767225620827,'InstanceOfferingVO','019b76daf95b4d13870bd9e640007fd1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"large","state":"Enabled","cpuNum":4,"memorySize":8589934592}');
INSERT INTO "event" VALUES(7,'diskOffering.created',1767225620827,'DiskOfferingVO','019b76daf95b43f6a690dcd4d1b67b1f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"disk-20g","state":"Enabled","diskSize":21474836480}');
INSERT INTO "event" VALUES(8,'zone.created',1767225620827,'ZoneVO','019b76daf95b487ea7137cbd43beb9fc',NULL,'{"name":"zone","description":"The only one.","state":"Enabled","isDefault":false}');
INSERT INTO "event" VALUES(9,'backupStorage.connected',1767225622612,'BackupStorageVO','019b76daf95b4617b0608e07c017ea29',NULL,'{"name":"store","state":"Enabled","status":"Connected","type":"SftpBackupStorage"}');
INSERT INTO "event" VALUES(10,'cluster.created',1767225623578,'ClusterVO','019b76db041a42efa296ff37a606dff3',NULL,'{"name":"cluster","state":"Enabled","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(11,'primaryStorage.created',1767225623578,'PrimaryStorageVO','019b76db041a4a728027cab5d74c95c2',NULL,'{"name":"nfs","state":"Enabled","status":"Connecting","type":"NFS","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc"}');
INSERT INTO "event" VALUES(12,'primaryStorage.created',1767225623578,'PrimaryStorageVO','019b76db041a444fb352e285346aebb6',NULL,'{"name":"local","state":"Enabled","status":"Connecting","type":"LocalStorage","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc"}');
INSERT INTO "event" VALUES(13,'l2Network.created',1767225623578,'L2NetworkVO','019b76db041a4955848a451898d95fd6',NULL,'{"name":"front","type":"L2NoVlanNetwork","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","physicalInterface":"eth0"}');
INSERT INTO "event" VALUES(14,'l2Network.created',1767225623578,'L2NetworkVO','019b76db041a41debe0093a1139182d9',NULL,'{"name":"back","type":"L2VlanNetwork","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","physicalInterface":"eth0"}');
INSERT INTO "event" VALUES(15,'primaryStorage.disconnected',1767225624107,'PrimaryStorageVO','019b76db041a4a728027cab5d74c95c2',NULL,'{"name":"nfs","state":"Enabled","status":"Disconnected","type":"NFS","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc"}');
INSERT INTO "event" VALUES(16,'image.created',1767225625175,'ImageVO','019b76db0a574169851dc3d75ee87cf0','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ubuntu","state":"Enabled","status":"Downloading","size":0,"mediaType":"RootVolumeTemplate","platform":"Linux","format":"qcow2"}');
INSERT INTO "event" VALUES(17,'host.created',1767225625582,'HostVO','019b76db0bee45f6884bec1e80da613c',NULL,'{"name":"host-0","state":"Enabled","status":"Connecting","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","managementIp":"192.168.1.11","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(18,'host.created',1767225625582,'HostVO','019b76db0bee45428bcf47ada4ccc966',NULL,'{"name":"host-1","state":"Enabled","status":"Connecting","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","managementIp":"192.168.1.12","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(19,'l3Network.created',1767225625582,'L3NetworkVO','019b76db0bee4b6e92ea143b72346997','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"public","state":"Enabled","type":"L3BasicNetwork","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","l2NetworkUuid":"019b76db041a4955848a451898d95fd6"}');
INSERT INTO "event" VALUES(20,'l3Network.created',1767225625582,'L3NetworkVO','019b76db0bee4eccb5e337a718914c24','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"private","state":"Enabled","type":"L3BasicNetwork","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","l2NetworkUuid":"019b76db041a41debe0093a1139182d9"}');
INSERT INTO "event" VALUES(21,'primaryStorage.connected',1767225625586,'PrimaryStorageVO','019b76db041a444fb352e285346aebb6',NULL,'{"name":"local","state":"Enabled","status":"Connected","type":"LocalStorage","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc"}');
INSERT INTO "event" VALUES(22,'ipRange.created',1767225626978,'IpRangeVO','019b76db116241a5921f30178958cc42','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"servers","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1"}');
INSERT INTO "event" VALUES(23,'ipRange.created',1767225626978,'IpRangeVO','019b76db116243a5861c81a09fd5dd5d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"range","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1"}');
INSERT INTO "event" VALUES(24,'image.ready',1767225627253,'ImageVO','019b76db0a574169851dc3d75ee87cf0','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ubuntu","state":"Enabled","status":"Ready","size":4294967296,"mediaType":"RootVolumeTemplate","platform":"Linux","format":"qcow2"}');
INSERT INTO "event" VALUES(25,'host.updated',1767225628845,'HostVO','019b76db0bee45f6884bec1e80da613c',NULL,'{"name":"host-0","state":"Enabled","status":"Connecting","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","managementIp":"192.168.1.11","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(26,'host.updated',1767225629767,'HostVO','019b76db0bee45428bcf47ada4ccc966',NULL,'{"name":"host-1","state":"Enabled","status":"Connecting","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","managementIp":"192.168.1.12","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(27,'cluster.updated',1767225629866,'ClusterVO','019b76db041a42efa296ff37a606dff3',NULL,'{"name":"cluster","state":"Enabled","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","hypervisorType":"KVM","architecture":"x86_64"}');
INSERT INTO "event" VALUES(28,'host.connected',1767225629866,'HostVO','019b76db0bee45f6884bec1e80da613c',NULL,'{"name":"host-0","state":"Enabled","status":"Connected","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","managementIp":"192.168.1.11","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(29,'host.connected',1767225630995,'HostVO','019b76db0bee45428bcf47ada4ccc966',NULL,'{"name":"host-1","state":"Enabled","status":"Connected","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","managementIp":"192.168.1.12","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(30,'primaryStorage.connected',1767225633356,'PrimaryStorageVO','019b76db041a4a728027cab5d74c95c2',NULL,'{"name":"nfs","state":"Enabled","status":"Connected","type":"NFS","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc"}');
INSERT INTO "event" VALUES(31,'vm.created',1767225634605,'VmInstanceVO','019b76db2f2d40759115b7be6dbacb39','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Starting","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45428bcf47ada4ccc966","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d455a99caaa2c3ad84437","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(32,'volume.created',1767225634605,'VolumeVO','019b76db2f2d455a99caaa2c3ad84437','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76db2f2d40759115b7be6dbacb39]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(33,'vmNic.created',1767225634605,'VmNicVO','019b76db2f2d4d85830b74e24a41bdd3','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.48","mac":"fa:46:96:ed:a3:00","deviceId":0}');
INSERT INTO "event" VALUES(34,'vmNic.created',1767225634605,'VmNicVO','019b76db2f2d4ba4af6171dafa28f616','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.180","mac":"fa:b2:b4:42:cb:01","deviceId":1}');
INSERT INTO "event" VALUES(35,'vm.created',1767225634605,'VmInstanceVO','019b76db2f2d438792019bb3052fd70d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Starting","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45f6884bec1e80da613c","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d49468e7ecdf158119aff","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(36,'volume.created',1767225634605,'VolumeVO','019b76db2f2d49468e7ecdf158119aff','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76db2f2d438792019bb3052fd70d]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(37,'vmNic.created',1767225634605,'VmNicVO','019b76db2f2d4ad386aa88a46c3c0a7e','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.130","mac":"fa:1d:f9:a7:95:00","deviceId":0}');
INSERT INTO "event" VALUES(38,'vmNic.created',1767225634605,'VmNicVO','019b76db2f2d405fb932d444cbe8e1e6','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.60","mac":"fa:33:12:40:d3:01","deviceId":1}');
INSERT INTO "event" VALUES(39,'vm.created',1767225634605,'VmInstanceVO','019b76db2f2d48a3a83a0dae08d488d9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Starting","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45428bcf47ada4ccc966","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d42899261085ffd6fc1ed","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(40,'volume.created',1767225634605,'VolumeVO','019b76db2f2d42899261085ffd6fc1ed','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76db2f2d48a3a83a0dae08d488d9]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(41,'vmNic.created',1767225634605,'VmNicVO','019b76db2f2d4f809e517f3174057cff','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.202","mac":"fa:03:b8:49:2c:00","deviceId":0}');
INSERT INTO "event" VALUES(42,'vmNic.created',1767225634605,'VmNicVO','019b76db2f2d4080af0de062370edeec','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.66","mac":"fa:bb:d1:e0:fa:01","deviceId":1}');
INSERT INTO "event" VALUES(43,'vm.created',1767225634605,'VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Starting","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45f6884bec1e80da613c","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d4f3182d5e9b4ebdaf169","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(44,'volume.created',1767225634605,'VolumeVO','019b76db2f2d4f3182d5e9b4ebdaf169','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76db2f2d48bdaf864f3de585aa02]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(45,'vmNic.created',1767225634605,'VmNicVO','019b76db2f2d48eeba70fddf5566dde9','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.98","mac":"fa:ea:05:a4:58:00","deviceId":0}');
INSERT INTO "event" VALUES(46,'vmNic.created',1767225634605,'VmNicVO','019b76db2f2d4428a22a89ec80eedf78','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.152","mac":"fa:c0:59:84:8a:01","deviceId":1}');
INSERT INTO "event" VALUES(47,'vm.created',1767225634605,'VmInstanceVO','019b76db2f2d4f4ba0b83c7c4f353dd2','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-4","state":"Starting","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45428bcf47ada4ccc966","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d4f769dec728bdb1aac70","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(48,'volume.created',1767225634605,'VolumeVO','019b76db2f2d4f769dec728bdb1aac70','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76db2f2d4f4ba0b83c7c4f353dd2]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d4f4ba0b83c7c4f353dd2","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(49,'vmNic.created',1767225634605,'VmNicVO','019b76db2f2d49d9817a27df57124392','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d4f4ba0b83c7c4f353dd2","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.102","mac":"fa:15:e4:6a:f8:00","deviceId":0}');
INSERT INTO "event" VALUES(50,'vmNic.created',1767225634605,'VmNicVO','019b76db2f2d46e1aa15aed4a5facef3','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d4f4ba0b83c7c4f353dd2","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","ip":"10.20.0.130","mac":"fa:4e:c4:08:c6:01","deviceId":1}');
INSERT INTO "event" VALUES(51,'volume.ready',1767225638584,'VolumeVO','019b76db2f2d455a99caaa2c3ad84437','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76db2f2d40759115b7be6dbacb39]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(52,'volume.ready',1767225638584,'VolumeVO','019b76db2f2d4f769dec728bdb1aac70','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76db2f2d4f4ba0b83c7c4f353dd2]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d4f4ba0b83c7c4f353dd2","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(53,'volume.ready',1767225638584,'VolumeVO','019b76db2f2d42899261085ffd6fc1ed','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76db2f2d48a3a83a0dae08d488d9]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(54,'volume.ready',1767225638837,'VolumeVO','019b76db2f2d49468e7ecdf158119aff','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76db2f2d438792019bb3052fd70d]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d438792019bb3052fd70d","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(55,'volume.ready',1767225638837,'VolumeVO','019b76db2f2d4f3182d5e9b4ebdaf169','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76db2f2d48bdaf864f3de585aa02]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(56,'vm.running',1767225640318,'VmInstanceVO','019b76db2f2d48a3a83a0dae08d488d9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Running","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45428bcf47ada4ccc966","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d42899261085ffd6fc1ed","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(57,'vm.running',1767225640833,'VmInstanceVO','019b76db2f2d4f4ba0b83c7c4f353dd2','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-4","state":"Running","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45428bcf47ada4ccc966","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d4f769dec728bdb1aac70","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(58,'vm.running',1767225640833,'VmInstanceVO','019b76db2f2d40759115b7be6dbacb39','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Running","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45428bcf47ada4ccc966","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d455a99caaa2c3ad84437","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(59,'vm.running',1767225641320,'VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Running","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45f6884bec1e80da613c","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d4f3182d5e9b4ebdaf169","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(60,'vm.running',1767225642109,'VmInstanceVO','019b76db2f2d438792019bb3052fd70d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Running","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45f6884bec1e80da613c","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d49468e7ecdf158119aff","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(61,'volume.created',1767225676335,'VolumeVO','019b76dbd22f47aa9a26c897e679f88d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"NotInstantiated","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(62,'volume.creating',1767225683288,'VolumeVO','019b76dbd22f47aa9a26c897e679f88d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76db041a4a728027cab5d74c95c2","format":"qcow2","isShareable":false}');
INSERT INTO "event" VALUES(63,'volume.updated',1767225683288,'VolumeVO','019b76dbd22f47aa9a26c897e679f88d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76db041a4a728027cab5d74c95c2","vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(64,'volume.ready',1767225684173,'VolumeVO','019b76dbd22f47aa9a26c897e679f88d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Ready","size":1073741824,"primaryStorageUuid":"019b76db041a4a728027cab5d74c95c2","vmInstanceUuid":"019b76db2f2d40759115b7be6dbacb39","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(65,'volume.created',1767225695526,'VolumeVO','019b76dc1d264eaa8408eb08121c32b5','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"free","type":"Data","state":"Enabled","status":"NotInstantiated","size":2147483648,"isShareable":false}');
INSERT INTO "event" VALUES(66,'volume.created',1767225702742,'VolumeVO','019b76dc39564e6694b4861ef8c3ea8f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"deleted","type":"Data","state":"Enabled","status":"NotInstantiated","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(67,'volume.deleted',1767225710171,'VolumeVO','019b76dc39564e6694b4861ef8c3ea8f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"deleted","type":"Data","state":"Enabled","status":"Deleted","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(68,'vm.stopping',1767225716669,'VmInstanceVO','019b76db2f2d438792019bb3052fd70d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Stopping","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45f6884bec1e80da613c","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d49468e7ecdf158119aff","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(69,'vm.stopped',1767225719678,'VmInstanceVO','019b76db2f2d438792019bb3052fd70d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Stopped","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d49468e7ecdf158119aff","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(70,'vm.destroying',1767225725997,'VmInstanceVO','019b76db2f2d48a3a83a0dae08d488d9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Destroying","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45428bcf47ada4ccc966","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d42899261085ffd6fc1ed","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(71,'vmNic.updated',1767225727160,'VmNicVO','019b76db2f2d4080af0de062370edeec','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","mac":"fa:bb:d1:e0:fa:01","deviceId":1}');
INSERT INTO "event" VALUES(72,'vmNic.updated',1767225727160,'VmNicVO','019b76db2f2d4f809e517f3174057cff','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","mac":"fa:03:b8:49:2c:00","deviceId":0}');
INSERT INTO "event" VALUES(73,'volume.deleted',1767225727160,'VolumeVO','019b76db2f2d42899261085ffd6fc1ed','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76db2f2d48a3a83a0dae08d488d9]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d48a3a83a0dae08d488d9","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(74,'vm.destroyed',1767225727160,'VmInstanceVO','019b76db2f2d48a3a83a0dae08d488d9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Destroyed","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d42899261085ffd6fc1ed","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(75,'vm.destroying',1767225733545,'VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Destroying","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45f6884bec1e80da613c","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d4f3182d5e9b4ebdaf169","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(76,'vmNic.updated',1767225734434,'VmNicVO','019b76db2f2d4428a22a89ec80eedf78','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","mac":"fa:c0:59:84:8a:01","deviceId":1}');
INSERT INTO "event" VALUES(77,'vmNic.updated',1767225734434,'VmNicVO','019b76db2f2d48eeba70fddf5566dde9','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","mac":"fa:ea:05:a4:58:00","deviceId":0}');
INSERT INTO "event" VALUES(78,'volume.deleted',1767225734434,'VolumeVO','019b76db2f2d4f3182d5e9b4ebdaf169','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76db2f2d48bdaf864f3de585aa02]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(79,'vm.destroyed',1767225734434,'VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Destroyed","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d4f3182d5e9b4ebdaf169","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(80,'vm.expunging',1767225740543,'VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Expunging","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d4f3182d5e9b4ebdaf169","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(81,'volume.expunged',1767225740895,'VolumeVO','019b76db2f2d4f3182d5e9b4ebdaf169','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76db2f2d48bdaf864f3de585aa02]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(82,'vmNic.deleted',1767225740895,'VmNicVO','019b76db2f2d4428a22a89ec80eedf78','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","l3NetworkUuid":"019b76db0bee4eccb5e337a718914c24","mac":"fa:c0:59:84:8a:01","deviceId":1}');
INSERT INTO "event" VALUES(83,'vmNic.deleted',1767225740895,'VmNicVO','019b76db2f2d48eeba70fddf5566dde9','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2f2d48bdaf864f3de585aa02","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","mac":"fa:ea:05:a4:58:00","deviceId":0}');
INSERT INTO "event" VALUES(84,'vm.deleted',1767225740895,'VmInstanceVO','019b76db2f2d48bdaf864f3de585aa02','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Expunging","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76db2f2d4f3182d5e9b4ebdaf169","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(85,'account.created',1767225758735,'AccountVO','019b76dd086e44239285334c4f272356','019b76dd086e44239285334c4f272356','{"name":"tenant","type":"Normal"}');
INSERT INTO "event" VALUES(86,'quota.created',1767225758735,'QuotaVO','019b76dd140f4a80b4f1c0df8caaefc4','019b76dd086e44239285334c4f272356','{"name":"accessKey.num","value":200}');
INSERT INTO "event" VALUES(87,'quota.created',1767225758735,'QuotaVO','019b76dd140f4549869577972f5203c8','019b76dd086e44239285334c4f272356','{"name":"diskOffering.num","value":20}');
INSERT INTO "event" VALUES(88,'quota.created',1767225758735,'QuotaVO','019b76dd140f4244bf11b9dca2ff9d1d','019b76dd086e44239285334c4f272356','{"name":"image.num","value":20}');
INSERT INTO "event" VALUES(89,'quota.created',1767225758735,'QuotaVO','019b76dd140f4d05a349f9718e931900','019b76dd086e44239285334c4f272356','{"name":"image.size","value":10995116277760}');
INSERT INTO "event" VALUES(90,'quota.created',1767225758735,'QuotaVO','019b76dd140f4338871a383976d3c0bb','019b76dd086e44239285334c4f272356','{"name":"l3.num","value":20}');
INSERT INTO "event" VALUES(91,'quota.created',1767225758735,'QuotaVO','019b76dd140f442a9828b6b57f2baea6','019b76dd086e44239285334c4f272356','{"name":"longJob.num","value":1000}');
INSERT INTO "event" VALUES(92,'quota.created',1767225758735,'QuotaVO','019b76dd140f449995cfc61b2e0cf8bc','019b76dd086e44239285334c4f272356','{"name":"longJob.unfinished.num","value":100}');
INSERT INTO "event" VALUES(93,'quota.created',1767225758735,'QuotaVO','019b76dd140f43e7ad8dc1dce787d841','019b76dd086e44239285334c4f272356','{"name":"policy.num","value":100}');
INSERT INTO "event" VALUES(94,'quota.created',1767225758735,'QuotaVO','019b76dd140f43fe8a71d844932778ba','019b76dd086e44239285334c4f272356','{"name":"policy.size","value":2000}');
INSERT INTO "event" VALUES(95,'quota.created',1767225758735,'QuotaVO','019b76dd140f4619bb15b3b53a1b1846','019b76dd086e44239285334c4f272356','{"name":"user.num","value":200}');
INSERT INTO "event" VALUES(96,'quota.created',1767225758735,'QuotaVO','019b76dd140f479eae6e01fbf7ea12ec','019b76dd086e44239285334c4f272356','{"name":"userGroup.num","value":100}');
INSERT INTO "event" VALUES(97,'quota.created',1767225758735,'QuotaVO','019b76dd140f4fe0b9779710fb6eae01','019b76dd086e44239285334c4f272356','{"name":"vm.cpuNum","value":80}');
INSERT INTO "event" VALUES(98,'quota.created',1767225758735,'QuotaVO','019b76dd140f4aab8fa5e7d699dd82ec','019b76dd086e44239285334c4f272356','{"name":"vm.memorySize","value":85899345920}');
INSERT INTO "event" VALUES(99,'quota.created',1767225758735,'QuotaVO','019b76dd140f4689a9d5374314ae4579','019b76dd086e44239285334c4f272356','{"name":"vm.num","value":20}');
INSERT INTO "event" VALUES(100,'quota.created',1767225758735,'QuotaVO','019b76dd140f4a02b5cdbc2665b9d9c1','019b76dd086e44239285334c4f272356','{"name":"vm.totalNum","value":20}');
INSERT INTO "event" VALUES(101,'quota.created',1767225758735,'QuotaVO','019b76dd140f45ab85554708f2088696','019b76dd086e44239285334c4f272356','{"name":"volume.capacity","value":10995116277760}');
INSERT INTO "event" VALUES(102,'quota.created',1767225758735,'QuotaVO','019b76dd140f45818376d3135b6af509','019b76dd086e44239285334c4f272356','{"name":"volume.data.num","value":40}');
INSERT INTO "event" VALUES(103,'quota.created',1767225758735,'QuotaVO','019b76dd140f40299bc11d04452a400f','019b76dd086e44239285334c4f272356','{"name":"webHook.num","value":20}');
INSERT INTO "event" VALUES(104,'policy.created',1767225758735,'PolicyVO','019b76dd140f47738d4a9a0973ad79af','019b76dd086e44239285334c4f272356','{"name":"DEFAULT-READ-019b76dd086e44239285334c4f272356","statements":[{"name":"read","effect":"Allow","actions":["*:read"]}],"accountUuid":"019b76dd086e44239285334c4f272356"}');
INSERT INTO "event" VALUES(105,'policy.created',1767225758735,'PolicyVO','019b76dd140f4bf2999c30163892f57d','019b76dd086e44239285334c4f272356','{"name":"USER-RESET-PASSWORD-019b76dd086e44239285334c4f272356","statements":[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}],"accountUuid":"019b76dd086e44239285334c4f272356"}');
INSERT INTO "event" VALUES(106,'vm.created',1767225780882,'VmInstanceVO','019b76dd6a9244909e2d9626eed1b394','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"new-1","state":"Starting","zoneUuid":"019b76daf95b487ea7137cbd43beb9fc","clusterUuid":"019b76db041a42efa296ff37a606dff3","hostUuid":"019b76db0bee45f6884bec1e80da613c","imageUuid":"019b76db0a574169851dc3d75ee87cf0","instanceOfferingUuid":"019b76daf95b481ca33b3740752b05dd","rootVolumeUuid":"019b76dd6a9240cfa81b8278ed94ea6a","defaultL3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(107,'volume.created',1767225780882,'VolumeVO','019b76dd6a9240cfa81b8278ed94ea6a','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-1","description":"Root volume for VM[uuid:019b76dd6a9244909e2d9626eed1b394]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76dd6a9244909e2d9626eed1b394","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(108,'vmNic.created',1767225780882,'VmNicVO','019b76dd6a924b4b9d2e026cf40fc0ea','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd6a9244909e2d9626eed1b394","l3NetworkUuid":"019b76db0bee4b6e92ea143b72346997","ip":"10.10.0.51","mac":"fa:2e:ab:fc:da:00","deviceId":0}');
INSERT INTO "event" VALUES(109,'volume.ready',1767225781838,'VolumeVO','019b76dd6a9240cfa81b8278ed94ea6a','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-1","description":"Root volume for VM[uuid:019b76dd6a9244909e2d9626eed1b394]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db041a444fb352e285346aebb6","vmInstanceUuid":"019b76dd6a9244909e2d9626eed1b394","rootImageUuid":"019b76db0a574169851dc3d75ee87cf0","format":"qcow2","deviceId":0,"isShareable":false}');
CREATE TABLE freed_ip (
	ip_range_uuid VARCHAR(32) NOT NULL, 
	ip_in_long BIGINT NOT NULL, 
	CONSTRAINT pk_freed_ip PRIMARY KEY (ip_range_uuid, ip_in_long), 
	CONSTRAINT fk_freed_ip_ip_range_uuid FOREIGN KEY(ip_range_uuid) REFERENCES ip_range (uuid) ON DELETE CASCADE
);
CREATE TABLE "garbage" (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	runner_class VARCHAR(64) NOT NULL, 
	context TEXT NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	type VARCHAR(32) NOT NULL, 
	management_node_uuid VARCHAR(32) NOT NULL, 
	run BIGINT NOT NULL, 
	epoch BIGINT NOT NULL, 
	attempt BIGINT NOT NULL, 
	version BIGINT NOT NULL, 
	step VARCHAR(64) NOT NULL, 
	direction VARCHAR(8) NOT NULL, 
	tries BIGINT NOT NULL, 
	due BIGINT NOT NULL, 
	error VARCHAR, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	resource_type VARCHAR(64), 
	resource_uuid VARCHAR(32), 
	host_uuid VARCHAR(32), 
	host_address VARCHAR(255), 
	host_type VARCHAR(32), 
	ends_with_power BOOLEAN DEFAULT 0 NOT NULL, 
	condition VARCHAR(16) DEFAULT 'Waiting' NOT NULL, 
	CONSTRAINT pk_garbage PRIMARY KEY (uuid)
);
CREATE TABLE global_config (
	id INTEGER NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	category VARCHAR(64) NOT NULL, 
	description VARCHAR(1024), 
	default_value VARCHAR(4096) NOT NULL, 
	value VARCHAR(4096) NOT NULL, 
	CONSTRAINT pk_global_config PRIMARY KEY (id), 
	CONSTRAINT uq_global_config_category_name UNIQUE (category, name)
);
INSERT INTO "global_config" VALUES(1,'reads','audit','Whether calls that only read are entered too.','false','false');
INSERT INTO "global_config" VALUES(2,'retentionDays','audit','Days for which entries of the audit are kept.','90','90');
INSERT INTO "global_config" VALUES(3,'reservedCapacity','backupStorage','What has to be available on a backup storage beside the images that it gets.','1G','1G');
INSERT INTO "global_config" VALUES(4,'retention.intervalSeconds','event','Seconds between two purges.','3600','3600');
INSERT INTO "global_config" VALUES(5,'retention.longestSeconds','event','How long events are kept that some web hook has not been told yet; then it is told so.','2592000','2592000');
INSERT INTO "global_config" VALUES(6,'retention.seconds','event','How long events that were told are kept.','604800','604800');
INSERT INTO "global_config" VALUES(7,'streams.perAccount','event','How many event streams one account may have open at a node; administrators are not limited.','50','50');
INSERT INTO "global_config" VALUES(8,'webHook.allowInside','event','Whether web hooks (X-Web-Hook too) may point at this machine, link-local and metadata addresses.','false','false');
INSERT INTO "global_config" VALUES(9,'webHook.answerSeconds','event','Seconds that a web hook has to answer.','10','10');
INSERT INTO "global_config" VALUES(10,'webHook.firstPauseSeconds','event','Seconds before the second try; they double each time.','1','1');
INSERT INTO "global_config" VALUES(11,'webHook.longestPauseSeconds','event','Most seconds between two tries.','300','300');
INSERT INTO "global_config" VALUES(12,'webHook.parallelism','event','Of how many resources a web hook is told at once.','8','8');
INSERT INTO "global_config" VALUES(13,'webHook.tries','event','How often an event is posted before it is given up.','10','10');
INSERT INTO "global_config" VALUES(14,'webHook.undelivered','event','How many undelivered events are kept of a web hook; beyond that the oldest are forgotten.','10000','10000');
INSERT INTO "global_config" VALUES(15,'hold.alarmSeconds','garbageCollector','Seconds after which garbage that holds identities becomes Overdue (event gcJob.overdue).','600','600');
INSERT INTO "global_config" VALUES(16,'connection.autoReconnectOnError','host','Whether a Disconnected host is connected again by itself once it answers','true','true');
INSERT INTO "global_config" VALUES(17,'connection.autoReconnectOnError.maxAttemptsNum','host','How often a Disconnected host that answers is tried before it is left alone; 0 for ever','0','0');
INSERT INTO "global_config" VALUES(18,'cpu.overProvisioning.ratio','host','CPUs that may be given to VMs for each CPU that a host has','10','10');
INSERT INTO "global_config" VALUES(19,'guests.comparisonInterval','host','Seconds in which the guests of every host are compared with the VMs once, whether or not the host reported a change; spread evenly over the hosts, 0 for never','604800','604800');
INSERT INTO "global_config" VALUES(20,'host.maintenance.policy','host','What becomes of a VM that cannot leave a host: it is stopped, or maintenance fails','StopVmOnMigrationFailure','StopVmOnMigrationFailure');
INSERT INTO "global_config" VALUES(21,'load.parallelismDegree','host','Hosts asked at once then','100','100');
INSERT INTO "global_config" VALUES(22,'maintenanceMode.ignoreError','host','Whether a host goes into maintenance even where a VM can neither leave it nor be stopped','false','false');
INSERT INTO "global_config" VALUES(23,'ping.interval','host','Seconds between two pings of a host','60','60');
INSERT INTO "global_config" VALUES(24,'ping.maxFailure','host','Pings in a row that a host leaves unanswered before it counts as Disconnected','3','3');
INSERT INTO "global_config" VALUES(25,'ping.parallelismDegree','host','Batches of hosts pinged at once, and Disconnected hosts connected at once','100','100');
INSERT INTO "global_config" VALUES(26,'ping.sleepPeriodAfterFailure','host','Seconds between an unanswered ping and the next one','1','1');
INSERT INTO "global_config" VALUES(27,'ping.timeout','host','Seconds that a ping may take','10','10');
INSERT INTO "global_config" VALUES(28,'reconnectAllOnBoot','host','Whether the node asks all hosts what runs there when it starts','true','true');
INSERT INTO "global_config" VALUES(29,'recentFailures.halvedEvery','hostAllocator','Seconds after which a host''s failures to start VMs, which put it last in the choice, count half','600','600');
INSERT INTO "global_config" VALUES(30,'reservedCapacity.clusterLevel','hostAllocator','Whether the tags of a cluster say how much of its hosts stays reserved','true','true');
INSERT INTO "global_config" VALUES(31,'reservedCapacity.hostLevel','hostAllocator','Whether the tags of a host say how much of its hosts stays reserved','true','true');
INSERT INTO "global_config" VALUES(32,'reservedCapacity.zoneLevel','hostAllocator','Whether the tags of a zone say how much of its hosts stays reserved','true','true');
INSERT INTO "global_config" VALUES(33,'enable.unique.session','identity','Whether a login ends the other sessions of its account','false','false');
INSERT INTO "global_config" VALUES(34,'login.failurePeriod','identity','Seconds within which failed logins are counted.','300','300');
INSERT INTO "global_config" VALUES(35,'login.failuresPerAccount','identity','Failed logins to one account name after which addresses that it has not been used from are locked out.','10','10');
INSERT INTO "global_config" VALUES(36,'login.failuresPerAddress','identity','Failed logins from one address, whatever the account, after which it is locked out.','50','50');
INSERT INTO "global_config" VALUES(37,'login.knownAddressDays','identity','Days for which an address counts as the account''s own after a login from it.','30','30');
INSERT INTO "global_config" VALUES(38,'login.lockPeriod','identity','Seconds for which too many failed logins lock out.','300','300');
INSERT INTO "global_config" VALUES(39,'login.waitPeriod','identity','Seconds after which a login that waits for its turn is refused.','30','30');
INSERT INTO "global_config" VALUES(40,'login.waiting','identity','Logins that may wait for their turn, half of them from one address; further ones are refused.','64','64');
INSERT INTO "global_config" VALUES(41,'session.cleanup.interval','identity','Seconds between two sweeps of expired sessions.','3600','3600');
INSERT INTO "global_config" VALUES(42,'session.maxConcurrent','identity','Sessions that one account may have at a time.','500','500');
INSERT INTO "global_config" VALUES(43,'session.timeout','identity','Seconds without a call after which a session expires.','7200','7200');
INSERT INTO "global_config" VALUES(44,'deletionPolicy','image','Whether deleted images are removed at once (Direct), after a time (Delay), or only by hand.','Delay','Delay');
INSERT INTO "global_config" VALUES(45,'expungeInterval','image','Seconds between two searches for images to remove.','3600','3600');
INSERT INTO "global_config" VALUES(46,'expungePeriod','image','Seconds after which a deleted image is removed.','259200','259200');
INSERT INTO "global_config" VALUES(47,'url.allowInside','image','Whether URLs of images may name the machine that downloads them, link-local or metadata addresses.','false','false');
INSERT INTO "global_config" VALUES(48,'url.fileDirectories','image','Directories of backup storages, with commas, below which administrators may take images from files (file: URLs, absolute paths); none: no image is taken from a file.','','');
INSERT INTO "global_config" VALUES(49,'auto.set.vm.nic.multiqueue','kvm','As many nic queues as CPUs.','true','true');
INSERT INTO "global_config" VALUES(50,'dataVolume.maxNum','kvm','Data volumes that one VM may have.','24','24');
INSERT INTO "global_config" VALUES(51,'ignoreMsrs','kvm','Guests may read unknown MSRs.','false','false');
INSERT INTO "global_config" VALUES(52,'memory.auto.balloon','kvm','Memory ballooning.','false','false');
INSERT INTO "global_config" VALUES(53,'redirect.vm.log.to.file','kvm','Serial console into a file.','false','false');
INSERT INTO "global_config" VALUES(54,'reservedMemory','kvm','Memory of each KVM host that no VM gets','1G','1G');
INSERT INTO "global_config" VALUES(55,'vm.cacheMode','kvm','Cache of volumes.','none','none');
INSERT INTO "global_config" VALUES(56,'vm.cpu.hypervisor.feature','kvm','Guests see a hypervisor.','true','true');
INSERT INTO "global_config" VALUES(57,'vm.cpuMode','kvm','CPU model of guests.','none','none');
INSERT INTO "global_config" VALUES(58,'vm.hyperv.clock.feature','kvm','The Hyper-V clock.','true','true');
INSERT INTO "global_config" VALUES(59,'vm.migrationQuantity','kvm','VMs that leave one host at once when it goes into maintenance.','2','2');
INSERT INTO "global_config" VALUES(60,'vm.suspend.to.disk','kvm','Guests may suspend to disk.','false','false');
INSERT INTO "global_config" VALUES(61,'vm.suspend.to.ram','kvm','Guests may suspend to memory.','false','false');
INSERT INTO "global_config" VALUES(62,'allowOverlappingRanges','l3Network','Whether a new IP range may overlap one of another L3 network on the same L2 network.','false','false');
INSERT INTO "global_config" VALUES(63,'dns.maxNum','l3Network','How many DNS servers an L3 network may have.','20','20');
INSERT INTO "global_config" VALUES(64,'ipAllocateStrategy','l3Network','How an address is chosen for a nic that asks for none in particular.','RandomIpAllocatorStrategy','RandomIpAllocatorStrategy');
INSERT INTO "global_config" VALUES(65,'ipRange.maxNum','l3Network','How many IP ranges an L3 network may have.','100','100');
INSERT INTO "global_config" VALUES(66,'longJob.api.timeout','longJob','Seconds after which a long job is ended and undone.','259200','259200');
INSERT INTO "global_config" VALUES(67,'parallelism','longJob','How many long jobs a node works on at once.','100','100');
INSERT INTO "global_config" VALUES(68,'overProvisioning.primaryStorage','mevoco','How many times the room of a primary storage its volumes may add up to.','1.0','1.0');
INSERT INTO "global_config" VALUES(69,'mount.base','nfsPrimaryStorage','Below which folder hosts mount the NFS storages that are added from now on.','/opt/zstack/nfsprimarystorage','/opt/zstack/nfsprimarystorage');
INSERT INTO "global_config" VALUES(70,'imageCache.garbageCollector.interval','primaryStorage','Seconds between two searches for cached images that are gone and that nothing is made of.','86400','86400');
INSERT INTO "global_config" VALUES(71,'reservedCapacity','primaryStorage','What has to stay available on a primary storage when a volume is placed there.','1G','1G');
INSERT INTO "global_config" VALUES(72,'accessKey.num','quota','The quota accessKey.num of new accounts. How many access keys there may be, disabled ones too.','200','200');
INSERT INTO "global_config" VALUES(73,'diskOffering.num','quota','The quota diskOffering.num of new accounts. How many disk offerings there may be.','20','20');
INSERT INTO "global_config" VALUES(74,'image.num','quota','The quota image.num of new accounts. How many images there may be, deleted ones until they are expunged.','20','20');
INSERT INTO "global_config" VALUES(75,'image.size','quota','The quota image.size of new accounts. How many bytes the files of those images may have together; that is known once one is downloaded.','10995116277760','10995116277760');
INSERT INTO "global_config" VALUES(76,'l3.num','quota','The quota l3.num of new accounts. How many L3 networks there may be.','20','20');
INSERT INTO "global_config" VALUES(77,'longJob.num','quota','The quota longJob.num of new accounts. How many long jobs there may be; ended ones count until they are deleted.','1000','1000');
INSERT INTO "global_config" VALUES(78,'longJob.unfinished.num','quota','The quota longJob.unfinished.num of new accounts. How many long jobs may be waiting, running or suspended.','100','100');
INSERT INTO "global_config" VALUES(79,'policy.num','quota','The quota policy.num of new accounts. How many policies there may be; every account begins with two.','100','100');
INSERT INTO "global_config" VALUES(80,'policy.size','quota','The quota policy.size of new accounts. How many statements, actions, resources and principals those policies may have.','2000','2000');
INSERT INTO "global_config" VALUES(81,'user.num','quota','The quota user.num of new accounts. How many users there may be.','200','200');
INSERT INTO "global_config" VALUES(82,'userGroup.num','quota','The quota userGroup.num of new accounts. How many groups of users there may be.','100','100');
INSERT INTO "global_config" VALUES(83,'vm.cpuNum','quota','The quota vm.cpuNum of new accounts. How many CPUs those VMs may have together.','80','80');
INSERT INTO "global_config" VALUES(84,'vm.memorySize','quota','The quota vm.memorySize of new accounts. How many bytes of memory those VMs may have together.','85899345920','85899345920');
INSERT INTO "global_config" VALUES(85,'vm.num','quota','The quota vm.num of new accounts. How many VMs may hold a host, from the moment at which they start.','20','20');
INSERT INTO "global_config" VALUES(86,'vm.totalNum','quota','The quota vm.totalNum of new accounts. How many VMs there may be, running or not; destroyed ones do not count.','20','20');
INSERT INTO "global_config" VALUES(87,'volume.capacity','quota','The quota volume.capacity of new accounts. How many bytes all volumes may have together: root and data volumes, and deleted ones until they are expunged.','10995116277760','10995116277760');
INSERT INTO "global_config" VALUES(88,'volume.data.num','quota','The quota volume.data.num of new accounts. How many data volumes there may be; deleted ones do not count.','40','40');
INSERT INTO "global_config" VALUES(89,'webHook.num','quota','The quota webHook.num of new accounts. How many web hooks there may be.','20','20');
INSERT INTO "global_config" VALUES(90,'checkTimeZone','rest','Whether the date of a signed call is read in the zone that it names, instead of in UTC.','false','false');
INSERT INTO "global_config" VALUES(91,'completedApi.expiredPeriod','rest','Seconds for which a finished job can be asked about.','10800','10800');
INSERT INTO "global_config" VALUES(92,'expiredApi.scanInterval','rest','Seconds between two searches for jobs to forget.','3600','3600');
INSERT INTO "global_config" VALUES(93,'jobs.perAccount','rest','How many asynchronous calls of one account a node works on at a time; administrators are not limited.','5000','5000');
INSERT INTO "global_config" VALUES(94,'tags.perResource','rest','How many user tags, and how many system tags, a resource may have, and a call may bring.','100','100');
INSERT INTO "global_config" VALUES(95,'trustedProxies','rest','Addresses or networks, with commas, of proxies whose header X-Request-Ip names the client.','','');
INSERT INTO "global_config" VALUES(96,'additionalQmp','vm','An additional QMP socket for each guest.','true','true');
INSERT INTO "global_config" VALUES(97,'bootMenu','vm','A boot menu in each guest.','true','true');
INSERT INTO "global_config" VALUES(98,'bootMenuSplashTimeout','vm','Milliseconds of it.','3000','3000');
INSERT INTO "global_config" VALUES(99,'chassisAssetTag','vm','The asset tag of the chassis.','Default','Default');
INSERT INTO "global_config" VALUES(100,'cleanTraffic','vm','Whether forged packets of guests are dropped.','false','false');
INSERT INTO "global_config" VALUES(101,'crash.strategy','vm','What becomes of a crashed guest.','None','None');
INSERT INTO "global_config" VALUES(102,'dataVolume.deleteOnVmDestroy','vm','Whether the data volumes of a VM are deleted when it is destroyed.','false','false');
INSERT INTO "global_config" VALUES(103,'deletionPolicy','vm','Whether a destroyed VM goes at once, after expungePeriod, or only by ExpungeVmInstance.','Delay','Delay');
INSERT INTO "global_config" VALUES(104,'emulateHyperV','vm','Hyper-V enlightenments.','false','false');
INSERT INTO "global_config" VALUES(105,'expungeInterval','vm','Seconds between two looks for destroyed VMs whose time is up.','3600','3600');
INSERT INTO "global_config" VALUES(106,'expungePeriod','vm','Seconds that a destroyed VM is kept under the policy Delay.','604800','604800');
INSERT INTO "global_config" VALUES(107,'kvmHiddenState','vm','Hides KVM from guests.','false','false');
INSERT INTO "global_config" VALUES(108,'nicMultiQueueNum','vm','Queues of a virtio nic.','1','1');
INSERT INTO "global_config" VALUES(109,'pciePortNums','vm','PCIe ports of a guest.','28','28');
INSERT INTO "global_config" VALUES(110,'soundType','vm','Sound card.','ich6','ich6');
INSERT INTO "global_config" VALUES(111,'spiceStreamingMode','vm','SPICE video streams.','off','off');
INSERT INTO "global_config" VALUES(112,'uniqueVmName','vm','Whether no two VMs may have the same name.','false','false');
INSERT INTO "global_config" VALUES(113,'vendorId','vm','Hypervisor vendor that guests see.','Microsoft Hv','Microsoft Hv');
INSERT INTO "global_config" VALUES(114,'videoType','vm','Video card.','virtio','virtio');
INSERT INTO "global_config" VALUES(115,'vm.clock.sync.after.vm.resume','vm','Sets the clock after a resume.','false','false');
INSERT INTO "global_config" VALUES(116,'vm.clock.sync.interval.in.seconds','vm','Seconds between settings of the clock; 0 for none.','0','0');
INSERT INTO "global_config" VALUES(117,'vm.clock.track','vm','Whose clock counts.','host','host');
INSERT INTO "global_config" VALUES(118,'vm.cpuid.vendor','vm','CPU vendor that guests see.','AuthenticAMD','AuthenticAMD');
INSERT INTO "global_config" VALUES(119,'vmDefaultCdRomNum','vm','CD-ROM drives of a new VM.','1','1');
INSERT INTO "global_config" VALUES(120,'vmPortOff','vm','Switches the VMware port off.','false','false');
INSERT INTO "global_config" VALUES(121,'deletionPolicy','volume','When deleted volumes are removed: at once (Direct), after a time (Delay), or only by hand.','Delay','Delay');
INSERT INTO "global_config" VALUES(122,'expungeInterval','volume','Seconds between two searches for volumes to remove.','3600','3600');
INSERT INTO "global_config" VALUES(123,'expungePeriod','volume','Seconds after which a deleted data volume is removed.','259200','259200');
CREATE TABLE hold (
	garbage_uuid VARCHAR(32) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	"key" VARCHAR(255) NOT NULL, 
	address VARCHAR(255) NOT NULL, 
	host_uuid VARCHAR(32), 
	CONSTRAINT pk_hold PRIMARY KEY (garbage_uuid, kind, "key", address), 
	CONSTRAINT fk_hold_garbage_uuid FOREIGN KEY(garbage_uuid) REFERENCES garbage (uuid) ON DELETE CASCADE
);
CREATE TABLE host (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	zone_uuid VARCHAR(32) NOT NULL, 
	cluster_uuid VARCHAR(32) NOT NULL, 
	management_ip VARCHAR(255) NOT NULL, 
	hypervisor_type VARCHAR(32) NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	total_cpu_capacity BIGINT, 
	available_cpu_capacity BIGINT, 
	cpu_sockets BIGINT, 
	total_memory_capacity BIGINT, 
	available_memory_capacity BIGINT, 
	cpu_num BIGINT, 
	architecture VARCHAR(32), 
	vm_count BIGINT NOT NULL, 
	reserved_memory BIGINT DEFAULT '0' NOT NULL, 
	reserved_cpu BIGINT DEFAULT '0' NOT NULL, 
	username VARCHAR(255), 
	password VARCHAR(255), 
	ssh_port BIGINT, 
	os_distribution VARCHAR(64), 
	os_release VARCHAR(64), 
	os_version VARCHAR(64), 
	declared_cpus BIGINT, 
	declared_memory BIGINT, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, recent_failures BIGINT DEFAULT '0' NOT NULL, last_failure VARCHAR(1024), last_failure_ms BIGINT, 
	CONSTRAINT pk_host PRIMARY KEY (uuid), 
	CONSTRAINT fk_host_cluster_uuid FOREIGN KEY(cluster_uuid) REFERENCES cluster (uuid), 
	CONSTRAINT fk_host_zone_uuid FOREIGN KEY(zone_uuid) REFERENCES zone (uuid), 
	CONSTRAINT uq_host_management_ip UNIQUE (management_ip)
);
INSERT INTO "host" VALUES('019b76db0bee45f6884bec1e80da613c','host-0',NULL,'019b76daf95b487ea7137cbd43beb9fc','019b76db041a42efa296ff37a606dff3','192.168.1.11','KVM','Enabled','Connected',160,159,2,68719476736,67645734912,16,'x86_64',1,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225625582,1767225629866,0,NULL,NULL);
INSERT INTO "host" VALUES('019b76db0bee45428bcf47ada4ccc966','host-1',NULL,'019b76daf95b487ea7137cbd43beb9fc','019b76db041a42efa296ff37a606dff3','192.168.1.12','KVM','Enabled','Connected',160,158,2,68719476736,66571993088,16,'x86_64',2,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225625582,1767225630995,0,NULL,NULL);
CREATE TABLE host_power_off (
	uuid VARCHAR(32) NOT NULL, 
	host_uuid VARCHAR(32) NOT NULL, 
	address VARCHAR(255) NOT NULL, 
	account_uuid VARCHAR(32), 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_host_power_off PRIMARY KEY (uuid)
);
CREATE TABLE host_stranger (
	uuid VARCHAR(32) NOT NULL, 
	host_uuid VARCHAR(32) NOT NULL, 
	guest VARCHAR(255) NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	reason VARCHAR(1024) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_host_stranger PRIMARY KEY (uuid), 
	CONSTRAINT fk_host_stranger_host_uuid FOREIGN KEY(host_uuid) REFERENCES host (uuid) ON DELETE CASCADE, 
	CONSTRAINT uq_host_stranger_host_uuid_guest UNIQUE (host_uuid, guest)
);
CREATE TABLE image (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	state VARCHAR(16) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	size BIGINT NOT NULL, 
	actual_size BIGINT NOT NULL, 
	md5_sum VARCHAR(255), 
	url VARCHAR(1024) NOT NULL, 
	media_type VARCHAR(32) NOT NULL, 
	guest_os_type VARCHAR(255), 
	type VARCHAR(32) NOT NULL, 
	platform VARCHAR(32), 
	architecture VARCHAR(32), 
	format VARCHAR(16) NOT NULL, 
	system BOOLEAN NOT NULL, 
	virtio BOOLEAN, 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_image PRIMARY KEY (uuid), 
	CONSTRAINT fk_image_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid)
);
INSERT INTO "image" VALUES('019b76db0a574169851dc3d75ee87cf0','ubuntu',NULL,'Enabled','Ready',4294967296,1073741824,'555bc39519e4fee02d0da71c9983e964','http://images.example.com/ubuntu-22.04.qcow2','RootVolumeTemplate','Linux','zstack','Linux','x86_64','qcow2',0,1,'36c27e8ff05c4780bf6d2fa65700f22e',1767225625175,1767225627253);
CREATE TABLE image_backup_storage_ref (
	id INTEGER NOT NULL, 
	image_uuid VARCHAR(32) NOT NULL, 
	backup_storage_uuid VARCHAR(32) NOT NULL, 
	install_path VARCHAR(2048) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	size BIGINT NOT NULL, 
	deleted_ms BIGINT, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_image_backup_storage_ref PRIMARY KEY (id), 
	CONSTRAINT fk_image_backup_storage_ref_backup_storage_uuid FOREIGN KEY(backup_storage_uuid) REFERENCES backup_storage (uuid), 
	CONSTRAINT fk_image_backup_storage_ref_image_uuid FOREIGN KEY(image_uuid) REFERENCES image (uuid), 
	CONSTRAINT uq_image_backup_storage_ref_image_uuid_backup_storage_uuid UNIQUE (image_uuid, backup_storage_uuid)
);
INSERT INTO "image_backup_storage_ref" VALUES(1,'019b76db0a574169851dc3d75ee87cf0','019b76daf95b4617b0608e07c017ea29','/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2','Ready',1073741824,NULL,1767225625175,1767225627253);
CREATE TABLE image_cache (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	primary_storage_uuid VARCHAR(32) NOT NULL, 
	image_uuid VARCHAR(32) NOT NULL, 
	host_uuid VARCHAR(32) NOT NULL, 
	install_url VARCHAR(1024) NOT NULL, 
	media_type VARCHAR(32) NOT NULL, 
	size BIGINT NOT NULL, 
	md5_sum VARCHAR(255), 
	state VARCHAR(16) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT fk_image_cache_primary_storage_uuid FOREIGN KEY(primary_storage_uuid) REFERENCES primary_storage (uuid), 
	CONSTRAINT uq_image_cache_primary_storage_uuid_image_uuid_host_uuid UNIQUE (primary_storage_uuid, image_uuid, host_uuid)
);
INSERT INTO "image_cache" VALUES(1,'019b76db041a444fb352e285346aebb6','019b76db0a574169851dc3d75ee87cf0','019b76db0bee45428bcf47ada4ccc966','/var/lib/vms/imagecache/template/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225635522,1767225637797);
INSERT INTO "image_cache" VALUES(2,'019b76db041a444fb352e285346aebb6','019b76db0a574169851dc3d75ee87cf0','019b76db0bee45f6884bec1e80da613c','/var/lib/vms/imagecache/template/019b76db0a574169851dc3d75ee87cf0/019b76db0a574169851dc3d75ee87cf0.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225635907,1767225638262);
CREATE TABLE instance_offering (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	cpu_num BIGINT NOT NULL, 
	cpu_speed BIGINT NOT NULL, 
	memory_size BIGINT NOT NULL, 
	reserved_memory_size BIGINT NOT NULL, 
	type VARCHAR(64) NOT NULL, 
	allocator_strategy VARCHAR(64) NOT NULL, 
	sort_key BIGINT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	storage_tags JSON, 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_instance_offering PRIMARY KEY (uuid), 
	CONSTRAINT fk_instance_offering_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid)
);
INSERT INTO "instance_offering" VALUES('019b76daf95b481ca33b3740752b05dd','small',NULL,1,0,1073741824,0,'UserVm','LeastVmPreferredHostAllocatorStrategy',0,'Enabled',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225620827,1767225620827);
INSERT INTO "instance_offering" VALUES('019b76daf95b4d13870bd9e640007fd1','large',NULL,4,0,8589934592,0,'UserVm','LeastVmPreferredHostAllocatorStrategy',0,'Enabled',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225620827,1767225620827);
CREATE TABLE ip_range (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	l3_network_uuid VARCHAR(32) NOT NULL, 
	start_ip VARCHAR(64) NOT NULL, 
	end_ip VARCHAR(64) NOT NULL, 
	netmask VARCHAR(64) NOT NULL, 
	gateway VARCHAR(64) NOT NULL, 
	network_cidr VARCHAR(64) NOT NULL, 
	ip_version BIGINT NOT NULL, 
	prefix_len BIGINT NOT NULL, 
	ip_range_type VARCHAR(16) NOT NULL, 
	start_long BIGINT NOT NULL, 
	end_long BIGINT NOT NULL, 
	first_free BIGINT NOT NULL, 
	last_given BIGINT NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_ip_range PRIMARY KEY (uuid), 
	CONSTRAINT fk_ip_range_l3_network_uuid FOREIGN KEY(l3_network_uuid) REFERENCES l3_network (uuid) ON DELETE CASCADE
);
INSERT INTO "ip_range" VALUES('019b76db116241a5921f30178958cc42','servers',NULL,'019b76db0bee4b6e92ea143b72346997','10.10.0.10','10.10.0.250','255.255.255.0','10.10.0.1','10.10.0.0/24',4,24,'Normal',168427530,168427770,168427530,168427529,1767225626978,1767225626978);
INSERT INTO "ip_range" VALUES('019b76db116243a5861c81a09fd5dd5d','range',NULL,'019b76db0bee4eccb5e337a718914c24','10.20.0.2','10.20.0.254','255.255.255.0','10.20.0.1','10.20.0.0/24',4,24,'Normal',169082882,169083134,169082882,169082881,1767225626978,1767225626978);
CREATE TABLE l2_network (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	zone_uuid VARCHAR(32) NOT NULL, 
	physical_interface VARCHAR(1024) NOT NULL, 
	type VARCHAR(64) NOT NULL, 
	v_switch_type VARCHAR(64) NOT NULL, 
	virtual_network_id BIGINT NOT NULL, 
	vlan BIGINT, 
	isolated BOOLEAN NOT NULL, 
	pvlan VARCHAR(255), 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_l2_network PRIMARY KEY (uuid), 
	CONSTRAINT fk_l2_network_zone_uuid FOREIGN KEY(zone_uuid) REFERENCES zone (uuid)
);
INSERT INTO "l2_network" VALUES('019b76db041a4955848a451898d95fd6','front',NULL,'019b76daf95b487ea7137cbd43beb9fc','eth0','L2NoVlanNetwork','LinuxBridge',0,NULL,0,NULL,1767225623578,1767225623578);
INSERT INTO "l2_network" VALUES('019b76db041a41debe0093a1139182d9','back',NULL,'019b76daf95b487ea7137cbd43beb9fc','eth0','L2VlanNetwork','LinuxBridge',100,100,0,NULL,1767225623578,1767225623578);
CREATE TABLE l2_network_cluster_ref (
	l2_network_uuid VARCHAR(32) NOT NULL, 
	cluster_uuid VARCHAR(32) NOT NULL, 
	l2_provider_type VARCHAR(64), 
	ready BOOLEAN NOT NULL, 
	holder VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_l2_network_cluster_ref PRIMARY KEY (l2_network_uuid, cluster_uuid), 
	CONSTRAINT fk_l2_network_cluster_ref_cluster_uuid FOREIGN KEY(cluster_uuid) REFERENCES cluster (uuid), 
	CONSTRAINT fk_l2_network_cluster_ref_l2_network_uuid FOREIGN KEY(l2_network_uuid) REFERENCES l2_network (uuid)
);
INSERT INTO "l2_network_cluster_ref" VALUES('019b76db041a4955848a451898d95fd6','019b76db041a42efa296ff37a606dff3',NULL,1,'019b76db2418460cb5cf22af31711367');
INSERT INTO "l2_network_cluster_ref" VALUES('019b76db041a41debe0093a1139182d9','019b76db041a42efa296ff37a606dff3',NULL,1,'019b76db2418410ea5869da6504f590f');
CREATE TABLE l3_network (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	type VARCHAR(64) NOT NULL, 
	zone_uuid VARCHAR(32) NOT NULL, 
	l2_network_uuid VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	dns_domain VARCHAR(255), 
	system BOOLEAN NOT NULL, 
	category VARCHAR(16) NOT NULL, 
	ip_version BIGINT NOT NULL, 
	enable_ipam BOOLEAN NOT NULL, 
	isolated BOOLEAN NOT NULL, 
	ip_strategy VARCHAR(255), 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_l3_network PRIMARY KEY (uuid), 
	CONSTRAINT fk_l3_network_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid), 
	CONSTRAINT fk_l3_network_l2_network_uuid FOREIGN KEY(l2_network_uuid) REFERENCES l2_network (uuid), 
	CONSTRAINT fk_l3_network_zone_uuid FOREIGN KEY(zone_uuid) REFERENCES zone (uuid)
);
INSERT INTO "l3_network" VALUES('019b76db0bee4b6e92ea143b72346997','public',NULL,'L3BasicNetwork','019b76daf95b487ea7137cbd43beb9fc','019b76db041a4955848a451898d95fd6','Enabled',NULL,0,'Public',4,1,0,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225625582,1767225625582);
INSERT INTO "l3_network" VALUES('019b76db0bee4eccb5e337a718914c24','private',NULL,'L3BasicNetwork','019b76daf95b487ea7137cbd43beb9fc','019b76db041a41debe0093a1139182d9','Enabled',NULL,0,'Private',4,1,0,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225625582,1767225625582);
CREATE TABLE l3_network_dns (
	id INTEGER NOT NULL, 
	l3_network_uuid VARCHAR(32) NOT NULL, 
	dns VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_l3_network_dns PRIMARY KEY (id), 
	CONSTRAINT fk_l3_network_dns_l3_network_uuid FOREIGN KEY(l3_network_uuid) REFERENCES l3_network (uuid) ON DELETE CASCADE, 
	CONSTRAINT uq_l3_network_dns_l3_network_uuid_dns UNIQUE (l3_network_uuid, dns)
);
INSERT INTO "l3_network_dns" VALUES(1,'019b76db0bee4b6e92ea143b72346997','1.1.1.1');
CREATE TABLE local_storage_host_ref (
	host_uuid VARCHAR(32) NOT NULL, 
	primary_storage_uuid VARCHAR(32) NOT NULL, 
	total_capacity BIGINT NOT NULL, 
	available_capacity BIGINT NOT NULL, 
	total_physical_capacity BIGINT NOT NULL, 
	available_physical_capacity BIGINT NOT NULL, 
	system_used_capacity BIGINT NOT NULL, 
	allocated_capacity BIGINT NOT NULL, 
	cached_capacity BIGINT NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_local_storage_host_ref PRIMARY KEY (host_uuid, primary_storage_uuid), 
	CONSTRAINT fk_local_storage_host_ref_host_uuid FOREIGN KEY(host_uuid) REFERENCES host (uuid) ON DELETE CASCADE, 
	CONSTRAINT fk_local_storage_host_ref_primary_storage_uuid FOREIGN KEY(primary_storage_uuid) REFERENCES primary_storage (uuid)
);
INSERT INTO "local_storage_host_ref" VALUES('019b76db0bee45428bcf47ada4ccc966','019b76db041a444fb352e285346aebb6',4398046511104,4384087867392,4398046511104,4398046511104,0,12884901888,1073741824,1767225633361,1767225633361);
INSERT INTO "local_storage_host_ref" VALUES('019b76db0bee45f6884bec1e80da613c','019b76db041a444fb352e285346aebb6',4398046511104,4388382834688,4398046511104,4398046511104,0,8589934592,1073741824,1767225633361,1767225633361);
CREATE TABLE login_failures (
	"key" VARCHAR(80) NOT NULL, 
	failures BIGINT NOT NULL, 
	since BIGINT NOT NULL, 
	locked_until BIGINT NOT NULL, 
	touched BIGINT NOT NULL, 
	CONSTRAINT pk_login_failures PRIMARY KEY ("key")
);
CREATE TABLE login_known_address (
	"key" VARCHAR(80) NOT NULL, 
	used BIGINT NOT NULL, 
	CONSTRAINT pk_login_known_address PRIMARY KEY ("key")
);
INSERT INTO "login_known_address" VALUES('pair:fc8252c8dc55839967c58b9ad755a59b61b67c13227ddae4bd3f78a38bf394f7',1795896685237);
INSERT INTO "login_known_address" VALUES('pair:0918a3927b9153fd43f30d7c31e8229f6130f59d4e8d3fa06d23c65513872582',1795896685775);
CREATE TABLE long_job (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	api_id VARCHAR(32), 
	job_name VARCHAR(255) NOT NULL, 
	job_data TEXT NOT NULL, 
	job_result TEXT, 
	state VARCHAR(16) NOT NULL, 
	target_resource_uuid VARCHAR(32), 
	management_node_uuid VARCHAR(32) NOT NULL, 
	execute_time BIGINT, 
	resource_uuid VARCHAR(32) NOT NULL, 
	began BIGINT, 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_long_job PRIMARY KEY (uuid), 
	CONSTRAINT fk_long_job_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid)
);
CREATE TABLE policy (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	statements JSON NOT NULL, 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, size BIGINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_policy PRIMARY KEY (uuid), 
	CONSTRAINT fk_policy_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid), 
	CONSTRAINT uq_policy_account_uuid_name UNIQUE (account_uuid, name)
);
INSERT INTO "policy" VALUES('019b76dacc63467692496e988127fc44','DEFAULT-READ-36c27e8ff05c4780bf6d2fa65700f22e',NULL,'[{"name":"read","effect":"Allow","actions":["*:read"]}]','36c27e8ff05c4780bf6d2fa65700f22e',1767225609315,1767225609315,2);
INSERT INTO "policy" VALUES('019b76dacc6349588d03254baebe1105','USER-RESET-PASSWORD-36c27e8ff05c4780bf6d2fa65700f22e',NULL,'[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}]','36c27e8ff05c4780bf6d2fa65700f22e',1767225609315,1767225609315,3);
INSERT INTO "policy" VALUES('019b76dd140f47738d4a9a0973ad79af','DEFAULT-READ-019b76dd086e44239285334c4f272356',NULL,'[{"name":"read","effect":"Allow","actions":["*:read"]}]','019b76dd086e44239285334c4f272356',1767225758735,1767225758735,2);
INSERT INTO "policy" VALUES('019b76dd140f4bf2999c30163892f57d','USER-RESET-PASSWORD-019b76dd086e44239285334c4f272356',NULL,'[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}]','019b76dd086e44239285334c4f272356',1767225758735,1767225758735,3);
CREATE TABLE primary_storage (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	zone_uuid VARCHAR(32) NOT NULL, 
	url VARCHAR(2048) NOT NULL, 
	type VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	mount_path VARCHAR(2048) NOT NULL, 
	needs_host BOOLEAN NOT NULL, 
	per_host BOOLEAN NOT NULL, 
	declared BOOLEAN NOT NULL, 
	images_from VARCHAR(1024) NOT NULL, 
	total_capacity BIGINT NOT NULL, 
	available_capacity BIGINT NOT NULL, 
	total_physical_capacity BIGINT NOT NULL, 
	available_physical_capacity BIGINT NOT NULL, 
	system_used_capacity BIGINT, 
	allocated_capacity BIGINT NOT NULL, 
	cached_capacity BIGINT NOT NULL, 
	over_provisioning BIGINT NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_primary_storage PRIMARY KEY (uuid), 
	CONSTRAINT fk_primary_storage_zone_uuid FOREIGN KEY(zone_uuid) REFERENCES zone (uuid)
);
INSERT INTO "primary_storage" VALUES('019b76db041a4a728027cab5d74c95c2','nfs',NULL,'019b76daf95b487ea7137cbd43beb9fc','192.168.10.6:/export/vms','NFS','Enabled','Connected','/opt/zstack/nfsprimarystorage/prim-019b76db041a4a728027cab5d74c95c2',1,0,0,'SftpBackupStorage',54975581388800,54974507646976,54975581388800,54975581388800,0,1073741824,0,100,1767225623578,1767225633356);
INSERT INTO "primary_storage" VALUES('019b76db041a444fb352e285346aebb6','local',NULL,'019b76daf95b487ea7137cbd43beb9fc','/var/lib/vms','LocalStorage','Enabled','Connected','/var/lib/vms',0,1,0,'SftpBackupStorage',8796093022208,8772470702080,8796093022208,8796093022208,0,21474836480,2147483648,100,1767225623578,1767225633361);
CREATE TABLE primary_storage_cluster_ref (
	id INTEGER NOT NULL, 
	cluster_uuid VARCHAR(32) NOT NULL, 
	primary_storage_uuid VARCHAR(32) NOT NULL, 
	ready BOOLEAN NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_primary_storage_cluster_ref PRIMARY KEY (id), 
	CONSTRAINT fk_primary_storage_cluster_ref_cluster_uuid FOREIGN KEY(cluster_uuid) REFERENCES cluster (uuid), 
	CONSTRAINT fk_primary_storage_cluster_ref_primary_storage_uuid FOREIGN KEY(primary_storage_uuid) REFERENCES primary_storage (uuid), 
	CONSTRAINT uq_primary_storage_cluster_ref_cluster_uuid_primary_storage_uuid UNIQUE (cluster_uuid, primary_storage_uuid)
);
INSERT INTO "primary_storage_cluster_ref" VALUES(1,'019b76db041a42efa296ff37a606dff3','019b76db041a4a728027cab5d74c95c2',1,1767225631768,1767225633356);
INSERT INTO "primary_storage_cluster_ref" VALUES(2,'019b76db041a42efa296ff37a606dff3','019b76db041a444fb352e285346aebb6',1,1767225631768,1767225633361);
CREATE TABLE quota (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	identity_uuid VARCHAR(32) NOT NULL, 
	identity_type VARCHAR(64) NOT NULL, 
	value BIGINT NOT NULL, 
	used BIGINT NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_quota PRIMARY KEY (uuid), 
	CONSTRAINT uq_quota_identity_uuid_name UNIQUE (identity_uuid, name)
);
INSERT INTO "quota" VALUES('019b76dd140f4a80b4f1c0df8caaefc4','accessKey.num','019b76dd086e44239285334c4f272356','AccountVO',200,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f4549869577972f5203c8','diskOffering.num','019b76dd086e44239285334c4f272356','AccountVO',20,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f4244bf11b9dca2ff9d1d','image.num','019b76dd086e44239285334c4f272356','AccountVO',20,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f4d05a349f9718e931900','image.size','019b76dd086e44239285334c4f272356','AccountVO',10995116277760,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f4338871a383976d3c0bb','l3.num','019b76dd086e44239285334c4f272356','AccountVO',20,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f442a9828b6b57f2baea6','longJob.num','019b76dd086e44239285334c4f272356','AccountVO',1000,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f449995cfc61b2e0cf8bc','longJob.unfinished.num','019b76dd086e44239285334c4f272356','AccountVO',100,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f43e7ad8dc1dce787d841','policy.num','019b76dd086e44239285334c4f272356','AccountVO',100,2,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f43fe8a71d844932778ba','policy.size','019b76dd086e44239285334c4f272356','AccountVO',2000,5,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f4619bb15b3b53a1b1846','user.num','019b76dd086e44239285334c4f272356','AccountVO',200,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f479eae6e01fbf7ea12ec','userGroup.num','019b76dd086e44239285334c4f272356','AccountVO',100,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f4fe0b9779710fb6eae01','vm.cpuNum','019b76dd086e44239285334c4f272356','AccountVO',80,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f4aab8fa5e7d699dd82ec','vm.memorySize','019b76dd086e44239285334c4f272356','AccountVO',85899345920,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f4689a9d5374314ae4579','vm.num','019b76dd086e44239285334c4f272356','AccountVO',20,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f4a02b5cdbc2665b9d9c1','vm.totalNum','019b76dd086e44239285334c4f272356','AccountVO',20,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f45ab85554708f2088696','volume.capacity','019b76dd086e44239285334c4f272356','AccountVO',10995116277760,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f45818376d3135b6af509','volume.data.num','019b76dd086e44239285334c4f272356','AccountVO',40,0,1767225758735,1767225758735);
INSERT INTO "quota" VALUES('019b76dd140f40299bc11d04452a400f','webHook.num','019b76dd086e44239285334c4f272356','AccountVO',20,0,1767225758735,1767225758735);
CREATE TABLE resource (
	uuid VARCHAR(32) NOT NULL, 
	kind VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_resource PRIMARY KEY (uuid)
)
 WITHOUT ROWID

;
INSERT INTO "resource" VALUES('019b76dacc63467692496e988127fc44','PolicyVO');
INSERT INTO "resource" VALUES('019b76dacc6349588d03254baebe1105','PolicyVO');
INSERT INTO "resource" VALUES('019b76daf95b43f6a690dcd4d1b67b1f','DiskOfferingVO');
INSERT INTO "resource" VALUES('019b76daf95b4617b0608e07c017ea29','BackupStorageVO');
INSERT INTO "resource" VALUES('019b76daf95b481ca33b3740752b05dd','InstanceOfferingVO');
INSERT INTO "resource" VALUES('019b76daf95b487ea7137cbd43beb9fc','ZoneVO');
INSERT INTO "resource" VALUES('019b76daf95b4d13870bd9e640007fd1','InstanceOfferingVO');
INSERT INTO "resource" VALUES('019b76db041a41debe0093a1139182d9','L2NetworkVO');
INSERT INTO "resource" VALUES('019b76db041a42efa296ff37a606dff3','ClusterVO');
INSERT INTO "resource" VALUES('019b76db041a444fb352e285346aebb6','PrimaryStorageVO');
INSERT INTO "resource" VALUES('019b76db041a4955848a451898d95fd6','L2NetworkVO');
INSERT INTO "resource" VALUES('019b76db041a4a728027cab5d74c95c2','PrimaryStorageVO');
INSERT INTO "resource" VALUES('019b76db0a574169851dc3d75ee87cf0','ImageVO');
INSERT INTO "resource" VALUES('019b76db0bee45428bcf47ada4ccc966','HostVO');
INSERT INTO "resource" VALUES('019b76db0bee45f6884bec1e80da613c','HostVO');
INSERT INTO "resource" VALUES('019b76db0bee4b6e92ea143b72346997','L3NetworkVO');
INSERT INTO "resource" VALUES('019b76db0bee4eccb5e337a718914c24','L3NetworkVO');
INSERT INTO "resource" VALUES('019b76db116241a5921f30178958cc42','IpRangeVO');
INSERT INTO "resource" VALUES('019b76db116243a5861c81a09fd5dd5d','IpRangeVO');
INSERT INTO "resource" VALUES('019b76db2f2d405fb932d444cbe8e1e6','VmNicVO');
INSERT INTO "resource" VALUES('019b76db2f2d40759115b7be6dbacb39','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76db2f2d4080af0de062370edeec','VmNicVO');
INSERT INTO "resource" VALUES('019b76db2f2d42899261085ffd6fc1ed','VolumeVO');
INSERT INTO "resource" VALUES('019b76db2f2d438792019bb3052fd70d','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76db2f2d45089f823981e5e90756','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76db2f2d455a99caaa2c3ad84437','VolumeVO');
INSERT INTO "resource" VALUES('019b76db2f2d46e1aa15aed4a5facef3','VmNicVO');
INSERT INTO "resource" VALUES('019b76db2f2d48a3a83a0dae08d488d9','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76db2f2d49468e7ecdf158119aff','VolumeVO');
INSERT INTO "resource" VALUES('019b76db2f2d49d9817a27df57124392','VmNicVO');
INSERT INTO "resource" VALUES('019b76db2f2d4a0181674969807e4584','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76db2f2d4ad386aa88a46c3c0a7e','VmNicVO');
INSERT INTO "resource" VALUES('019b76db2f2d4ba4af6171dafa28f616','VmNicVO');
INSERT INTO "resource" VALUES('019b76db2f2d4d85830b74e24a41bdd3','VmNicVO');
INSERT INTO "resource" VALUES('019b76db2f2d4f4ba0b83c7c4f353dd2','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76db2f2d4f769dec728bdb1aac70','VolumeVO');
INSERT INTO "resource" VALUES('019b76db2f2d4f809e517f3174057cff','VmNicVO');
INSERT INTO "resource" VALUES('019b76db2f2d4f8b994774be00a24c68','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76db2f2d4ff08bbc3552fb477455','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76dbd22f47aa9a26c897e679f88d','VolumeVO');
INSERT INTO "resource" VALUES('019b76dc1d264eaa8408eb08121c32b5','VolumeVO');
INSERT INTO "resource" VALUES('019b76dc39564e6694b4861ef8c3ea8f','VolumeVO');
INSERT INTO "resource" VALUES('019b76dd086e44239285334c4f272356','AccountVO');
INSERT INTO "resource" VALUES('019b76dd140f40299bc11d04452a400f','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f4244bf11b9dca2ff9d1d','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f4338871a383976d3c0bb','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f43e7ad8dc1dce787d841','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f43fe8a71d844932778ba','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f442a9828b6b57f2baea6','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f449995cfc61b2e0cf8bc','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f4549869577972f5203c8','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f45818376d3135b6af509','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f45ab85554708f2088696','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f4619bb15b3b53a1b1846','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f4689a9d5374314ae4579','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f47738d4a9a0973ad79af','PolicyVO');
INSERT INTO "resource" VALUES('019b76dd140f479eae6e01fbf7ea12ec','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f4a02b5cdbc2665b9d9c1','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f4a80b4f1c0df8caaefc4','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f4aab8fa5e7d699dd82ec','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f4bf2999c30163892f57d','PolicyVO');
INSERT INTO "resource" VALUES('019b76dd140f4d05a349f9718e931900','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd140f4fe0b9779710fb6eae01','QuotaVO');
INSERT INTO "resource" VALUES('019b76dd6a9240cfa81b8278ed94ea6a','VolumeVO');
INSERT INTO "resource" VALUES('019b76dd6a9244909e2d9626eed1b394','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76dd6a92453884235206bf1dde02','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76dd6a924b4b9d2e026cf40fc0ea','VmNicVO');
INSERT INTO "resource" VALUES('36c27e8ff05c4780bf6d2fa65700f22e','AccountVO');
CREATE TABLE resource_clash (
	resource_uuid VARCHAR(32) NOT NULL, 
	resource_type VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_resource_clash PRIMARY KEY (resource_uuid, resource_type)
)
 WITHOUT ROWID

;
CREATE TABLE "resource_config" (
	uuid VARCHAR(32) NOT NULL, 
	resource_uuid VARCHAR(32) NOT NULL, 
	resource_type VARCHAR(64) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	category VARCHAR(64) NOT NULL, 
	description VARCHAR(1024), 
	value VARCHAR(4096) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_resource_config PRIMARY KEY (uuid), 
	CONSTRAINT uq_resource_config_category_name_resource_uuid_resource_type UNIQUE (category, name, resource_uuid, resource_type)
);
CREATE TABLE session (
	uuid VARCHAR(32) NOT NULL, 
	account_uuid VARCHAR(32) NOT NULL, 
	user_uuid VARCHAR(32) NOT NULL, 
	user_type VARCHAR(32) NOT NULL, 
	expired_date BIGINT NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_session PRIMARY KEY (uuid), 
	CONSTRAINT fk_session_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid)
);
INSERT INTO "session" VALUES('31c2cc526bc94d58db50e57629905a12','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903885251,1795896685251,1795896685251);
INSERT INTO "session" VALUES('4ba589e015e1a5128f2700d17f8d0377','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903885779,1795896685779,1795896685779);
INSERT INTO "session" VALUES('1772568b8e0c9d0f967ab5b7128ad079','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903885884,1795896685884,1795896685884);
INSERT INTO "session" VALUES('ea7aa9fd35e379936c658e13afdd85e3','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903886002,1795896686002,1795896686002);
INSERT INTO "session" VALUES('14c17abd61a4f30c417fbf5f5e4627a9','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903886126,1795896686126,1795896686126);
INSERT INTO "session" VALUES('ed3883d421333a86bc9e7ca407986cea','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903886246,1795896686246,1795896686246);
INSERT INTO "session" VALUES('4b6035b35acd53e09e92089ba14622f8','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903886361,1795896686361,1795896686361);
INSERT INTO "session" VALUES('9a2931c1d82b50aef08c6b73cb7dc36b','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903886503,1795896686503,1795896686503);
INSERT INTO "session" VALUES('f5e31d1bf508343b5a6ba521e30bcaff','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903886738,1795896686738,1795896686738);
INSERT INTO "session" VALUES('231b9030b543ba1e931f74271e2588cd','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903886895,1795896686895,1795896686895);
INSERT INTO "session" VALUES('f5a3342b0299e2df8a21661096d8b88f','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903887039,1795896687039,1795896687039);
INSERT INTO "session" VALUES('865a49ee5b469fad572e26326a34a8b7','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903887169,1795896687169,1795896687169);
INSERT INTO "session" VALUES('975e4e431ec53f85498200eeef98cc45','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903887357,1795896687357,1795896687357);
INSERT INTO "session" VALUES('c070d1cd201b3cc15410f61b56547633','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903887504,1795896687504,1795896687504);
INSERT INTO "session" VALUES('f52a745415246a15a6d59e33c182f64b','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903887648,1795896687648,1795896687648);
INSERT INTO "session" VALUES('61e535a11f16a9cc1099e9431bc16954','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903887802,1795896687802,1795896687802);
INSERT INTO "session" VALUES('7426397dc747d30116f342c03aeb8814','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903887939,1795896687939,1795896687939);
INSERT INTO "session" VALUES('a7f9939a920ce6842707c5b076872b58','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903888163,1795896688163,1795896688163);
INSERT INTO "session" VALUES('88913d1f67beec7f3750ade057e9f5de','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795903888456,1795896688456,1795896688456);
CREATE TABLE shared_resource (
	id INTEGER NOT NULL, 
	owner_account_uuid VARCHAR(32) NOT NULL, 
	receiver_account_uuid VARCHAR(32), 
	to_public BOOLEAN NOT NULL, 
	resource_type VARCHAR(64) NOT NULL, 
	resource_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_shared_resource PRIMARY KEY (id)
);
INSERT INTO "shared_resource" VALUES(1,'36c27e8ff05c4780bf6d2fa65700f22e','019b76dd086e44239285334c4f272356',0,'ImageVO','019b76db0a574169851dc3d75ee87cf0',1767225766810,1767225766810);
INSERT INTO "shared_resource" VALUES(2,'36c27e8ff05c4780bf6d2fa65700f22e','019b76dd086e44239285334c4f272356',0,'InstanceOfferingVO','019b76daf95b481ca33b3740752b05dd',1767225766810,1767225766810);
INSERT INTO "shared_resource" VALUES(3,'36c27e8ff05c4780bf6d2fa65700f22e','019b76dd086e44239285334c4f272356',0,'L3NetworkVO','019b76db0bee4b6e92ea143b72346997',1767225766810,1767225766810);
CREATE TABLE system_tag (
	uuid VARCHAR(32) NOT NULL, 
	resource_uuid VARCHAR(32) NOT NULL, 
	resource_type VARCHAR(64) NOT NULL, 
	tag VARCHAR(65535) NOT NULL, 
	secret VARCHAR(65535), 
	type VARCHAR(16) DEFAULT 'System' NOT NULL, 
	inherent BOOLEAN DEFAULT 0 NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_system_tag PRIMARY KEY (uuid)
);
INSERT INTO "system_tag" VALUES('019b76db1caa46879db7617166cf6a78','019b76db0bee45f6884bec1e80da613c','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa4f2fa11624547e1d910f','019b76db0bee45f6884bec1e80da613c','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa48409889980998c2ac6c','019b76db0bee45f6884bec1e80da613c','HostVO','systemSerialNumber::SIM-7880E621',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa4c2e939e4d168075bbc1','019b76db0bee45f6884bec1e80da613c','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa45cfb669d1a16d0816df','019b76db0bee45f6884bec1e80da613c','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa4fc689e87a0e4180717d','019b76db0bee45f6884bec1e80da613c','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa4f97a667457f6259b470','019b76db0bee45f6884bec1e80da613c','HostVO','hvm::vmx',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa4953a4957c366a90a635','019b76db0bee45f6884bec1e80da613c','HostVO','capability:virtio-scsi',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa4d8dad7dac741e851d1a','019b76db0bee45f6884bec1e80da613c','HostVO','capability::liveSnapshot',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa42da8f8d317923cd37d5','019b76db0bee45f6884bec1e80da613c','HostVO','cpuGHz::3.00',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa466790c3b6aad9988c79','019b76db0bee45f6884bec1e80da613c','HostVO','os::distribution::centos',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa426da83eea192b37caa9','019b76db0bee45f6884bec1e80da613c','HostVO','os::release::Core',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa4ce2871c4d6d2bc971b2','019b76db0bee45f6884bec1e80da613c','HostVO','os::version::7.9.2009',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa437ca4dac535bd00c9e3','019b76db0bee45f6884bec1e80da613c','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db1caa47b3a2c4bb59fc2db266','019b76db0bee45f6884bec1e80da613c','HostVO','ConnectedTime::1767225629866',NULL,'System',1,1767225629866,1767225629866);
INSERT INTO "system_tag" VALUES('019b76db211343f7b52c504762c62e5b','019b76db0bee45428bcf47ada4ccc966','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db21134c0ca06b02bdc9acf2eb','019b76db0bee45428bcf47ada4ccc966','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db21134a2aa1d958500ddefd39','019b76db0bee45428bcf47ada4ccc966','HostVO','systemSerialNumber::SIM-E189B79B',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db2113494ca5afdfdd8ae82cfb','019b76db0bee45428bcf47ada4ccc966','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db21134f22b02c0936fad65ea5','019b76db0bee45428bcf47ada4ccc966','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db2113435da1c1d80ed8dedec7','019b76db0bee45428bcf47ada4ccc966','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db2113460da9576f8d153900fb','019b76db0bee45428bcf47ada4ccc966','HostVO','hvm::vmx',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db21134c01a707b5daa36ee6de','019b76db0bee45428bcf47ada4ccc966','HostVO','capability:virtio-scsi',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db211346469b302f65348e10b4','019b76db0bee45428bcf47ada4ccc966','HostVO','capability::liveSnapshot',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db2113430bbfd59bb359ff4ee5','019b76db0bee45428bcf47ada4ccc966','HostVO','cpuGHz::3.00',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db21134729bfc3f5ad90882800','019b76db0bee45428bcf47ada4ccc966','HostVO','os::distribution::centos',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db2113473aa288c4dc5ffb023e','019b76db0bee45428bcf47ada4ccc966','HostVO','os::release::Core',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db21134a0598e8b3e33386a575','019b76db0bee45428bcf47ada4ccc966','HostVO','os::version::7.9.2009',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db21134638b1aa9fc26498e3dc','019b76db0bee45428bcf47ada4ccc966','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db21134a77a368483eecaa96ff','019b76db0bee45428bcf47ada4ccc966','HostVO','ConnectedTime::1767225630995',NULL,'System',1,1767225630995,1767225630995);
INSERT INTO "system_tag" VALUES('019b76db2f2d4e7286eee627f903778a','019b76db2f2d40759115b7be6dbacb39','VmInstanceVO','hostname::web-0',NULL,'System',0,1767225634605,1767225634605);
INSERT INTO "system_tag" VALUES('019b76db2f2d4e52bd035830eab27bb8','019b76db2f2d438792019bb3052fd70d','VmInstanceVO','hostname::web-1',NULL,'System',0,1767225634605,1767225634605);
INSERT INTO "system_tag" VALUES('019b76db2f2d425597c1506b5f21d18d','019b76db2f2d48a3a83a0dae08d488d9','VmInstanceVO','hostname::web-2',NULL,'System',0,1767225634605,1767225634605);
INSERT INTO "system_tag" VALUES('019b76db2f2d47058317853814b6578e','019b76db2f2d4f4ba0b83c7c4f353dd2','VmInstanceVO','hostname::web-4',NULL,'System',0,1767225634605,1767225634605);
CREATE TABLE undelivered_event (
	uuid VARCHAR(32) NOT NULL, 
	web_hook_uuid VARCHAR(32) NOT NULL, 
	event_id BIGINT NOT NULL, 
	last_event_id BIGINT NOT NULL, 
	event_name VARCHAR(64) NOT NULL, 
	resource_uuid VARCHAR(32), 
	content TEXT, 
	tries BIGINT NOT NULL, 
	error VARCHAR(1024) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_undelivered_event PRIMARY KEY (uuid), 
	CONSTRAINT fk_undelivered_event_web_hook_uuid FOREIGN KEY(web_hook_uuid) REFERENCES web_hook (uuid) ON DELETE CASCADE, 
	CONSTRAINT uq_undelivered_event_web_hook_uuid_event_id UNIQUE (web_hook_uuid, event_id)
);
CREATE TABLE used_ip (
	uuid VARCHAR(32) NOT NULL, 
	ip_range_uuid VARCHAR(32) NOT NULL, 
	l3_network_uuid VARCHAR(32) NOT NULL, 
	ip_version BIGINT NOT NULL, 
	ip VARCHAR(64) NOT NULL, 
	netmask VARCHAR(64) NOT NULL, 
	gateway VARCHAR(64) NOT NULL, 
	used_for VARCHAR(64), 
	ip_in_long BIGINT NOT NULL, 
	vm_nic_uuid VARCHAR(32), 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_used_ip PRIMARY KEY (uuid), 
	CONSTRAINT fk_used_ip_ip_range_uuid FOREIGN KEY(ip_range_uuid) REFERENCES ip_range (uuid), 
	CONSTRAINT fk_used_ip_l3_network_uuid FOREIGN KEY(l3_network_uuid) REFERENCES l3_network (uuid), 
	CONSTRAINT uq_used_ip_l3_network_uuid_ip_in_long UNIQUE (l3_network_uuid, ip_in_long)
);
INSERT INTO "used_ip" VALUES('019b76db2f2d40ea84cf715154c63fab','019b76db116241a5921f30178958cc42','019b76db0bee4b6e92ea143b72346997',4,'10.10.0.48','255.255.255.0','10.10.0.1',NULL,168427568,'019b76db2f2d4d85830b74e24a41bdd3',1767225634605,1767225634605);
INSERT INTO "used_ip" VALUES('019b76db2f2d4ca1bd4b248eee2484e5','019b76db116243a5861c81a09fd5dd5d','019b76db0bee4eccb5e337a718914c24',4,'10.20.0.180','255.255.255.0','10.20.0.1',NULL,169083060,'019b76db2f2d4ba4af6171dafa28f616',1767225634605,1767225634605);
INSERT INTO "used_ip" VALUES('019b76db2f2d41f5b44c37d9c4751318','019b76db116241a5921f30178958cc42','019b76db0bee4b6e92ea143b72346997',4,'10.10.0.130','255.255.255.0','10.10.0.1',NULL,168427650,'019b76db2f2d4ad386aa88a46c3c0a7e',1767225634605,1767225634605);
INSERT INTO "used_ip" VALUES('019b76db2f2d4a05bb1f35e980303f81','019b76db116243a5861c81a09fd5dd5d','019b76db0bee4eccb5e337a718914c24',4,'10.20.0.60','255.255.255.0','10.20.0.1',NULL,169082940,'019b76db2f2d405fb932d444cbe8e1e6',1767225634605,1767225634605);
INSERT INTO "used_ip" VALUES('019b76db2f2d4e72b07e02fc98d097dd','019b76db116241a5921f30178958cc42','019b76db0bee4b6e92ea143b72346997',4,'10.10.0.102','255.255.255.0','10.10.0.1',NULL,168427622,'019b76db2f2d49d9817a27df57124392',1767225634605,1767225634605);
INSERT INTO "used_ip" VALUES('019b76db2f2d4a50871a960a09abe723','019b76db116243a5861c81a09fd5dd5d','019b76db0bee4eccb5e337a718914c24',4,'10.20.0.130','255.255.255.0','10.20.0.1',NULL,169083010,'019b76db2f2d46e1aa15aed4a5facef3',1767225634605,1767225634605);
INSERT INTO "used_ip" VALUES('019b76dd6a92472e9e83ff8df5ce2cd9','019b76db116241a5921f30178958cc42','019b76db0bee4b6e92ea143b72346997',4,'10.10.0.51','255.255.255.0','10.10.0.1',NULL,168427571,'019b76dd6a924b4b9d2e026cf40fc0ea',1767225780882,1767225780882);
CREATE TABLE user (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	password VARCHAR(255) NOT NULL, 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_user PRIMARY KEY (uuid), 
	CONSTRAINT fk_user_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid), 
	CONSTRAINT uq_user_account_uuid_name UNIQUE (account_uuid, name)
);
CREATE TABLE user_group (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_user_group PRIMARY KEY (uuid), 
	CONSTRAINT fk_user_group_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid), 
	CONSTRAINT uq_user_group_account_uuid_name UNIQUE (account_uuid, name)
);
CREATE TABLE user_group_policy_ref (
	id INTEGER NOT NULL, 
	group_uuid VARCHAR(32) NOT NULL, 
	policy_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_user_group_policy_ref PRIMARY KEY (id), 
	CONSTRAINT fk_user_group_policy_ref_group_uuid FOREIGN KEY(group_uuid) REFERENCES user_group (uuid) ON DELETE CASCADE, 
	CONSTRAINT fk_user_group_policy_ref_policy_uuid FOREIGN KEY(policy_uuid) REFERENCES policy (uuid) ON DELETE CASCADE, 
	CONSTRAINT uq_user_group_policy_ref_group_uuid_policy_uuid UNIQUE (group_uuid, policy_uuid)
);
CREATE TABLE user_group_user_ref (
	id INTEGER NOT NULL, 
	user_uuid VARCHAR(32) NOT NULL, 
	group_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_user_group_user_ref PRIMARY KEY (id), 
	CONSTRAINT fk_user_group_user_ref_group_uuid FOREIGN KEY(group_uuid) REFERENCES user_group (uuid) ON DELETE CASCADE, 
	CONSTRAINT fk_user_group_user_ref_user_uuid FOREIGN KEY(user_uuid) REFERENCES user (uuid) ON DELETE CASCADE, 
	CONSTRAINT uq_user_group_user_ref_group_uuid_user_uuid UNIQUE (group_uuid, user_uuid)
);
CREATE TABLE user_policy_ref (
	id INTEGER NOT NULL, 
	user_uuid VARCHAR(32) NOT NULL, 
	policy_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_user_policy_ref PRIMARY KEY (id), 
	CONSTRAINT fk_user_policy_ref_policy_uuid FOREIGN KEY(policy_uuid) REFERENCES policy (uuid) ON DELETE CASCADE, 
	CONSTRAINT fk_user_policy_ref_user_uuid FOREIGN KEY(user_uuid) REFERENCES user (uuid) ON DELETE CASCADE, 
	CONSTRAINT uq_user_policy_ref_user_uuid_policy_uuid UNIQUE (user_uuid, policy_uuid)
);
CREATE TABLE user_tag (
	uuid VARCHAR(32) NOT NULL, 
	resource_uuid VARCHAR(32) NOT NULL, 
	resource_type VARCHAR(64) NOT NULL, 
	tag VARCHAR(2048) NOT NULL, 
	type VARCHAR(16) DEFAULT 'User' NOT NULL, 
	tag_pattern_uuid VARCHAR(32), 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_user_tag PRIMARY KEY (uuid)
);
INSERT INTO "user_tag" VALUES('019b76dcec794453a4fcdd0f15b78249','019b76db2f2d40759115b7be6dbacb39','VmInstanceVO','kept','User',NULL,1767225748601,1767225748601);
CREATE TABLE vm_cd_rom (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	vm_instance_uuid VARCHAR(32) NOT NULL, 
	device_id BIGINT NOT NULL, 
	iso_uuid VARCHAR(32), 
	iso_install_path VARCHAR(1024), 
	protocol VARCHAR(32), 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_vm_cd_rom PRIMARY KEY (uuid), 
	CONSTRAINT fk_vm_cd_rom_vm_instance_uuid FOREIGN KEY(vm_instance_uuid) REFERENCES vm_instance (uuid)
);
INSERT INTO "vm_cd_rom" VALUES('019b76db2f2d45089f823981e5e90756','vm-019b76db2f2d40759115b7be6dbacb39-cdRom',NULL,'019b76db2f2d40759115b7be6dbacb39',0,NULL,NULL,NULL,1767225634605,1767225634605);
INSERT INTO "vm_cd_rom" VALUES('019b76db2f2d4f8b994774be00a24c68','vm-019b76db2f2d438792019bb3052fd70d-cdRom',NULL,'019b76db2f2d438792019bb3052fd70d',0,NULL,NULL,NULL,1767225634605,1767225634605);
INSERT INTO "vm_cd_rom" VALUES('019b76db2f2d4a0181674969807e4584','vm-019b76db2f2d48a3a83a0dae08d488d9-cdRom',NULL,'019b76db2f2d48a3a83a0dae08d488d9',0,NULL,NULL,NULL,1767225634605,1767225634605);
INSERT INTO "vm_cd_rom" VALUES('019b76db2f2d4ff08bbc3552fb477455','vm-019b76db2f2d4f4ba0b83c7c4f353dd2-cdRom',NULL,'019b76db2f2d4f4ba0b83c7c4f353dd2',0,NULL,NULL,NULL,1767225634605,1767225634605);
INSERT INTO "vm_cd_rom" VALUES('019b76dd6a92453884235206bf1dde02','vm-019b76dd6a9244909e2d9626eed1b394-cdRom',NULL,'019b76dd6a9244909e2d9626eed1b394',0,NULL,NULL,NULL,1767225780882,1767225780882);
CREATE TABLE vm_instance (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	zone_uuid VARCHAR(32), 
	cluster_uuid VARCHAR(32), 
	host_uuid VARCHAR(32), 
	last_host_uuid VARCHAR(32), 
	image_uuid VARCHAR(32), 
	instance_offering_uuid VARCHAR(32), 
	root_volume_uuid VARCHAR(32), 
	default_l3_network_uuid VARCHAR(32), 
	platform VARCHAR(32), 
	guest_os_type VARCHAR(255), 
	architecture VARCHAR(32), 
	type VARCHAR(32) NOT NULL, 
	hypervisor_type VARCHAR(32), 
	cpu_num BIGINT NOT NULL, 
	cpu_speed BIGINT NOT NULL, 
	memory_size BIGINT NOT NULL, 
	reserved_memory_size BIGINT NOT NULL, 
	allocator_strategy VARCHAR(64) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	internal_id BIGINT NOT NULL, 
	wanted JSON, 
	destroyed_ms BIGINT, 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_vm_instance PRIMARY KEY (uuid), 
	CONSTRAINT fk_vm_instance_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid), 
	CONSTRAINT fk_vm_instance_cluster_uuid FOREIGN KEY(cluster_uuid) REFERENCES cluster (uuid) ON DELETE SET NULL, 
	CONSTRAINT fk_vm_instance_host_uuid FOREIGN KEY(host_uuid) REFERENCES host (uuid), 
	CONSTRAINT fk_vm_instance_instance_offering_uuid FOREIGN KEY(instance_offering_uuid) REFERENCES instance_offering (uuid) ON DELETE SET NULL, 
	CONSTRAINT fk_vm_instance_last_host_uuid FOREIGN KEY(last_host_uuid) REFERENCES host (uuid) ON DELETE SET NULL, 
	CONSTRAINT fk_vm_instance_zone_uuid FOREIGN KEY(zone_uuid) REFERENCES zone (uuid)
);
INSERT INTO "vm_instance" VALUES('019b76db2f2d40759115b7be6dbacb39','web-0',NULL,'019b76daf95b487ea7137cbd43beb9fc','019b76db041a42efa296ff37a606dff3','019b76db0bee45428bcf47ada4ccc966','019b76db0bee45428bcf47ada4ccc966','019b76db0a574169851dc3d75ee87cf0','019b76daf95b481ca33b3740752b05dd','019b76db2f2d455a99caaa2c3ad84437','019b76db0bee4b6e92ea143b72346997','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',11,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225634605,1767225640833);
INSERT INTO "vm_instance" VALUES('019b76db2f2d438792019bb3052fd70d','web-1',NULL,'019b76daf95b487ea7137cbd43beb9fc','019b76db041a42efa296ff37a606dff3',NULL,'019b76db0bee45f6884bec1e80da613c','019b76db0a574169851dc3d75ee87cf0','019b76daf95b481ca33b3740752b05dd','019b76db2f2d49468e7ecdf158119aff','019b76db0bee4b6e92ea143b72346997','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Stopped',12,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225634605,1767225719678);
INSERT INTO "vm_instance" VALUES('019b76db2f2d48a3a83a0dae08d488d9','web-2',NULL,'019b76daf95b487ea7137cbd43beb9fc','019b76db041a42efa296ff37a606dff3',NULL,'019b76db0bee45428bcf47ada4ccc966','019b76db0a574169851dc3d75ee87cf0','019b76daf95b481ca33b3740752b05dd','019b76db2f2d42899261085ffd6fc1ed','019b76db0bee4b6e92ea143b72346997','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Destroyed',13,NULL,1767225727160,'36c27e8ff05c4780bf6d2fa65700f22e',1767225634605,1767225727160);
INSERT INTO "vm_instance" VALUES('019b76db2f2d4f4ba0b83c7c4f353dd2','web-4',NULL,'019b76daf95b487ea7137cbd43beb9fc','019b76db041a42efa296ff37a606dff3','019b76db0bee45428bcf47ada4ccc966','019b76db0bee45428bcf47ada4ccc966','019b76db0a574169851dc3d75ee87cf0','019b76daf95b481ca33b3740752b05dd','019b76db2f2d4f769dec728bdb1aac70','019b76db0bee4b6e92ea143b72346997','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',15,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225634605,1767225640833);
INSERT INTO "vm_instance" VALUES('019b76dd6a9244909e2d9626eed1b394','new-1',NULL,'019b76daf95b487ea7137cbd43beb9fc','019b76db041a42efa296ff37a606dff3','019b76db0bee45f6884bec1e80da613c','019b76db0bee45f6884bec1e80da613c','019b76db0a574169851dc3d75ee87cf0','019b76daf95b481ca33b3740752b05dd','019b76dd6a9240cfa81b8278ed94ea6a','019b76db0bee4b6e92ea143b72346997','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Starting',23,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225780882,1767225780882);
CREATE TABLE vm_nic (
	uuid VARCHAR(32) NOT NULL, 
	vm_instance_uuid VARCHAR(32) NOT NULL, 
	l3_network_uuid VARCHAR(32) NOT NULL, 
	used_ip_uuid VARCHAR(32), 
	ip VARCHAR(64), 
	netmask VARCHAR(64), 
	gateway VARCHAR(64), 
	ip_version BIGINT, 
	mac VARCHAR(17) NOT NULL, 
	device_id BIGINT NOT NULL, 
	type VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	hypervisor_type VARCHAR(32), 
	driver_type VARCHAR(32) NOT NULL, 
	internal_name VARCHAR(64) NOT NULL, 
	meta_data VARCHAR(255), 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_vm_nic PRIMARY KEY (uuid), 
	CONSTRAINT fk_vm_nic_l3_network_uuid FOREIGN KEY(l3_network_uuid) REFERENCES l3_network (uuid), 
	CONSTRAINT fk_vm_nic_vm_instance_uuid FOREIGN KEY(vm_instance_uuid) REFERENCES vm_instance (uuid), 
	CONSTRAINT uq_vm_nic_mac UNIQUE (mac)
);
INSERT INTO "vm_nic" VALUES('019b76db2f2d4d85830b74e24a41bdd3','019b76db2f2d40759115b7be6dbacb39','019b76db0bee4b6e92ea143b72346997','019b76db2f2d40ea84cf715154c63fab','10.10.0.48','255.255.255.0','10.10.0.1',4,'fa:46:96:ed:a3:00',0,'VNIC','enable','KVM','virtio','vnic11.0',NULL,1767225634605,1767225634605);
INSERT INTO "vm_nic" VALUES('019b76db2f2d4ba4af6171dafa28f616','019b76db2f2d40759115b7be6dbacb39','019b76db0bee4eccb5e337a718914c24','019b76db2f2d4ca1bd4b248eee2484e5','10.20.0.180','255.255.255.0','10.20.0.1',4,'fa:b2:b4:42:cb:01',1,'VNIC','enable','KVM','virtio','vnic11.1',NULL,1767225634605,1767225634605);
INSERT INTO "vm_nic" VALUES('019b76db2f2d4ad386aa88a46c3c0a7e','019b76db2f2d438792019bb3052fd70d','019b76db0bee4b6e92ea143b72346997','019b76db2f2d41f5b44c37d9c4751318','10.10.0.130','255.255.255.0','10.10.0.1',4,'fa:1d:f9:a7:95:00',0,'VNIC','enable','KVM','virtio','vnic12.0',NULL,1767225634605,1767225634605);
INSERT INTO "vm_nic" VALUES('019b76db2f2d405fb932d444cbe8e1e6','019b76db2f2d438792019bb3052fd70d','019b76db0bee4eccb5e337a718914c24','019b76db2f2d4a05bb1f35e980303f81','10.20.0.60','255.255.255.0','10.20.0.1',4,'fa:33:12:40:d3:01',1,'VNIC','enable','KVM','virtio','vnic12.1',NULL,1767225634605,1767225634605);
INSERT INTO "vm_nic" VALUES('019b76db2f2d4f809e517f3174057cff','019b76db2f2d48a3a83a0dae08d488d9','019b76db0bee4b6e92ea143b72346997',NULL,NULL,NULL,NULL,NULL,'fa:03:b8:49:2c:00',0,'VNIC','enable','KVM','virtio','vnic13.0',NULL,1767225634605,1767225727160);
INSERT INTO "vm_nic" VALUES('019b76db2f2d4080af0de062370edeec','019b76db2f2d48a3a83a0dae08d488d9','019b76db0bee4eccb5e337a718914c24',NULL,NULL,NULL,NULL,NULL,'fa:bb:d1:e0:fa:01',1,'VNIC','enable','KVM','virtio','vnic13.1',NULL,1767225634605,1767225727160);
INSERT INTO "vm_nic" VALUES('019b76db2f2d49d9817a27df57124392','019b76db2f2d4f4ba0b83c7c4f353dd2','019b76db0bee4b6e92ea143b72346997','019b76db2f2d4e72b07e02fc98d097dd','10.10.0.102','255.255.255.0','10.10.0.1',4,'fa:15:e4:6a:f8:00',0,'VNIC','enable','KVM','virtio','vnic15.0',NULL,1767225634605,1767225634605);
INSERT INTO "vm_nic" VALUES('019b76db2f2d46e1aa15aed4a5facef3','019b76db2f2d4f4ba0b83c7c4f353dd2','019b76db0bee4eccb5e337a718914c24','019b76db2f2d4a50871a960a09abe723','10.20.0.130','255.255.255.0','10.20.0.1',4,'fa:4e:c4:08:c6:01',1,'VNIC','enable','KVM','virtio','vnic15.1',NULL,1767225634605,1767225634605);
INSERT INTO "vm_nic" VALUES('019b76dd6a924b4b9d2e026cf40fc0ea','019b76dd6a9244909e2d9626eed1b394','019b76db0bee4b6e92ea143b72346997','019b76dd6a92472e9e83ff8df5ce2cd9','10.10.0.51','255.255.255.0','10.10.0.1',4,'fa:2e:ab:fc:da:00',0,'VNIC','enable','KVM','virtio','vnic23.0',NULL,1767225780882,1767225780882);
CREATE TABLE volume (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	primary_storage_uuid VARCHAR(32), 
	vm_instance_uuid VARCHAR(32), 
	last_vm_instance_uuid VARCHAR(32), 
	disk_offering_uuid VARCHAR(32), 
	root_image_uuid VARCHAR(32), 
	install_path VARCHAR(2048), 
	type VARCHAR(16) NOT NULL, 
	format VARCHAR(16), 
	size BIGINT NOT NULL, 
	actual_size BIGINT, 
	device_id BIGINT, 
	state VARCHAR(16) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	is_shareable BOOLEAN NOT NULL, 
	last_attach_date BIGINT, 
	last_detach_date BIGINT, 
	host_uuid VARCHAR(32), 
	deleted_ms BIGINT, 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_volume PRIMARY KEY (uuid), 
	CONSTRAINT fk_volume_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid), 
	CONSTRAINT fk_volume_disk_offering_uuid FOREIGN KEY(disk_offering_uuid) REFERENCES disk_offering (uuid) ON DELETE SET NULL, 
	CONSTRAINT fk_volume_primary_storage_uuid FOREIGN KEY(primary_storage_uuid) REFERENCES primary_storage (uuid)
);
INSERT INTO "volume" VALUES('019b76db2f2d455a99caaa2c3ad84437','ROOT-for-web-0','Root volume for VM[uuid:019b76db2f2d40759115b7be6dbacb39]','019b76db041a444fb352e285346aebb6','019b76db2f2d40759115b7be6dbacb39',NULL,NULL,'019b76db0a574169851dc3d75ee87cf0','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d455a99caaa2c3ad84437/019b76db2f2d455a99caaa2c3ad84437.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76db0bee45428bcf47ada4ccc966',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225634605,1767225638584);
INSERT INTO "volume" VALUES('019b76db2f2d49468e7ecdf158119aff','ROOT-for-web-1','Root volume for VM[uuid:019b76db2f2d438792019bb3052fd70d]','019b76db041a444fb352e285346aebb6','019b76db2f2d438792019bb3052fd70d',NULL,NULL,'019b76db0a574169851dc3d75ee87cf0','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d49468e7ecdf158119aff/019b76db2f2d49468e7ecdf158119aff.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76db0bee45f6884bec1e80da613c',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225634605,1767225638837);
INSERT INTO "volume" VALUES('019b76db2f2d42899261085ffd6fc1ed','ROOT-for-web-2','Root volume for VM[uuid:019b76db2f2d48a3a83a0dae08d488d9]','019b76db041a444fb352e285346aebb6','019b76db2f2d48a3a83a0dae08d488d9',NULL,NULL,'019b76db0a574169851dc3d75ee87cf0','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d42899261085ffd6fc1ed/019b76db2f2d42899261085ffd6fc1ed.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Deleted',0,NULL,NULL,'019b76db0bee45428bcf47ada4ccc966',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225634605,1767225727160);
INSERT INTO "volume" VALUES('019b76db2f2d4f769dec728bdb1aac70','ROOT-for-web-4','Root volume for VM[uuid:019b76db2f2d4f4ba0b83c7c4f353dd2]','019b76db041a444fb352e285346aebb6','019b76db2f2d4f4ba0b83c7c4f353dd2',NULL,NULL,'019b76db0a574169851dc3d75ee87cf0','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2f2d4f769dec728bdb1aac70/019b76db2f2d4f769dec728bdb1aac70.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76db0bee45428bcf47ada4ccc966',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225634605,1767225638584);
INSERT INTO "volume" VALUES('019b76dbd22f47aa9a26c897e679f88d','attached',NULL,'019b76db041a4a728027cab5d74c95c2','019b76db2f2d40759115b7be6dbacb39',NULL,NULL,NULL,'/opt/zstack/nfsprimarystorage/prim-019b76db041a4a728027cab5d74c95c2/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbd22f47aa9a26c897e679f88d/019b76dbd22f47aa9a26c897e679f88d.qcow2','Data','qcow2',1073741824,1073741824,1,'Enabled','Ready',0,1767225683288,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225676335,1767225684173);
INSERT INTO "volume" VALUES('019b76dc1d264eaa8408eb08121c32b5','free',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Data',NULL,2147483648,0,NULL,'Enabled','NotInstantiated',0,NULL,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225695526,1767225695526);
INSERT INTO "volume" VALUES('019b76dc39564e6694b4861ef8c3ea8f','deleted',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Data',NULL,1073741824,0,NULL,'Enabled','Deleted',0,NULL,NULL,NULL,1767225710171,'36c27e8ff05c4780bf6d2fa65700f22e',1767225702742,1767225710171);
INSERT INTO "volume" VALUES('019b76dd6a9240cfa81b8278ed94ea6a','ROOT-for-new-1','Root volume for VM[uuid:019b76dd6a9244909e2d9626eed1b394]','019b76db041a444fb352e285346aebb6','019b76dd6a9244909e2d9626eed1b394',NULL,NULL,'019b76db0a574169851dc3d75ee87cf0','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd6a9240cfa81b8278ed94ea6a/019b76dd6a9240cfa81b8278ed94ea6a.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76db0bee45f6884bec1e80da613c',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225780882,1767225781838);
CREATE TABLE web_hook (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	url VARCHAR(2048) NOT NULL, 
	type VARCHAR(255) NOT NULL, 
	opaque TEXT, 
	event_account_uuid VARCHAR(32), 
	secret VARCHAR(255) NOT NULL, 
	account_uuid VARCHAR(32) NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_web_hook PRIMARY KEY (uuid), 
	CONSTRAINT fk_web_hook_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid), 
	CONSTRAINT fk_web_hook_event_account_uuid FOREIGN KEY(event_account_uuid) REFERENCES account (uuid) ON DELETE CASCADE
);
CREATE TABLE web_hook_position (
	web_hook_uuid VARCHAR(32) NOT NULL, 
	event_id BIGINT NOT NULL, 
	CONSTRAINT pk_web_hook_position PRIMARY KEY (web_hook_uuid), 
	CONSTRAINT fk_web_hook_position_web_hook_uuid FOREIGN KEY(web_hook_uuid) REFERENCES web_hook (uuid) ON DELETE CASCADE
);
CREATE TABLE workflow_run (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	parent BIGINT, 
	root BIGINT, 
	job VARCHAR(32), 
	answer VARCHAR(32), 
	queues JSON NOT NULL, 
	workflow VARCHAR(64) NOT NULL, 
	version BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	step VARCHAR(64) NOT NULL, 
	committed BOOLEAN NOT NULL, 
	direction VARCHAR(8) NOT NULL, 
	attempt BIGINT NOT NULL, 
	epoch BIGINT NOT NULL, 
	params JSON NOT NULL, 
	outputs JSON NOT NULL, 
	retries JSON, 
	error JSON, 
	node VARCHAR(32) NOT NULL, 
	started BIGINT NOT NULL
);
INSERT INTO "workflow_run" VALUES(23,NULL,NULL,'ea95c3e7d948f969de23d39873161a0e','019b76dd6a9244909e2d9626eed1b394','["vm-019b76dd6a9244909e2d9626eed1b394"]','vm-create',1,4,'boot',0,'forward',1,1,'{"vm_uuid":"019b76dd6a9244909e2d9626eed1b394","name":"new-1","description":null,"account_uuid":"36c27e8ff05c4780bf6d2fa65700f22e","type":"UserVm","instance_offering_uuid":"019b76daf95b481ca33b3740752b05dd","cpu_num":1,"cpu_speed":0,"memory_size":1073741824,"reserved_memory_size":0,"allocator_strategy":"LeastVmPreferredHostAllocatorStrategy","image_uuid":"019b76db0a574169851dc3d75ee87cf0","image_size":1073741824,"boots_from_iso":false,"backup_storage_type":"SftpBackupStorage","platform":"Linux","guest_os_type":"Linux","architecture":"x86_64","hypervisor_type":"KVM","volume_format":"qcow2","zone_uuid":"019b76daf95b487ea7137cbd43beb9fc","cluster_uuid":null,"host_uuid":null,"default_l3_network_uuid":"019b76db0bee4b6e92ea143b72346997","root":{"uuid":"019b76dd6a9240cfa81b8278ed94ea6a","name":"ROOT-for-new-1","description":"Root volume for VM[uuid:019b76dd6a9244909e2d9626eed1b394]","size":4294967296,"disk_offering_uuid":null,"primary_storage_uuid":null,"allocator_strategy":"DefaultPrimaryStorageAllocationStrategy","system_tags":null,"storage_tags":null},"data":[],"nics":[{"uuid":"019b76dd6a924b4b9d2e026cf40fc0ea","l3_network_uuid":"019b76db0bee4b6e92ea143b72346997","l2_network_uuid":"019b76db041a4955848a451898d95fd6","driver_type":"virtio","ip_strategy":"RandomIpAllocatorStrategy","mac":null,"static_ip":null}],"cd_roms":[null],"system_tags":null,"user_tags":null,"reserved_storage":1073741824,"previous_state":"Created"}','{"host":"019b76db0bee45f6884bec1e80da613c","address":"192.168.1.11","hypervisor":"KVM","bits":{"019b76dd6a9240cfa81b8278ed94ea6a":{"storage":{"uuid":"019b76db041a444fb352e285346aebb6","type":"LocalStorage","url":"/var/lib/vms","mount_path":"/var/lib/vms","declared_total":null,"declared_available":null},"path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd6a9240cfa81b8278ed94ea6a/019b76dd6a9240cfa81b8278ed94ea6a.qcow2","size":4294967296,"host_address":"192.168.1.11"}},"stored":{"019b76dd6a9240cfa81b8278ed94ea6a":4294967296}}',NULL,NULL,'58b142fcf525e1320b69278a77f40c37',1767225780882);
CREATE TABLE zone (
	uuid VARCHAR(32) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	description VARCHAR(2048), 
	state VARCHAR(16) NOT NULL, 
	type VARCHAR(32) NOT NULL, 
	is_default BOOLEAN NOT NULL, 
	create_date BIGINT NOT NULL, 
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_zone PRIMARY KEY (uuid)
);
INSERT INTO "zone" VALUES('019b76daf95b487ea7137cbd43beb9fc','zone','The only one.','Enabled','zstack',0,1767225620827,1767225620827);
CREATE INDEX ix_access_key_used_signature_used ON access_key_used_signature (used);
CREATE INDEX ix_api_job_end_finished ON api_job_end (finished);
CREATE INDEX ix_audit_account_uuid_create_date ON audit (account_uuid, create_date);
CREATE INDEX ix_audit_create_date ON audit (create_date);
CREATE INDEX ix_audit_resource_uuid ON audit (resource_uuid);
CREATE INDEX ix_claim_run ON claim (run);
CREATE INDEX ix_event_account_uuid_id ON event (account_uuid, id);
CREATE INDEX ix_event_resource_uuid_id ON event (resource_uuid, id);
CREATE INDEX ix_login_failures_touched ON login_failures (touched);
CREATE INDEX ix_login_known_address_used ON login_known_address (used);
CREATE INDEX ix_shared_resource_owner_account_uuid ON shared_resource (owner_account_uuid);
CREATE INDEX ix_shared_resource_receiver_account_uuid_resource_uuid ON shared_resource (receiver_account_uuid, resource_uuid);
CREATE UNIQUE INDEX ix_shared_resource_resource_uuid_receiver_account_uuid ON shared_resource (resource_uuid, receiver_account_uuid);
CREATE INDEX ix_shared_resource_to_public_resource_uuid ON shared_resource (to_public, resource_uuid);
CREATE INDEX ix_system_tag_resource_uuid ON system_tag (resource_uuid);
CREATE INDEX ix_system_tag_tag_resource_uuid ON system_tag (tag, resource_uuid);
CREATE INDEX ix_user_tag_resource_uuid ON user_tag (resource_uuid);
CREATE INDEX ix_user_tag_tag_pattern_uuid ON user_tag (tag_pattern_uuid);
CREATE INDEX ix_user_tag_tag_resource_uuid ON user_tag (tag, resource_uuid);
CREATE INDEX ix_access_key_account_uuid ON access_key (account_uuid);
CREATE INDEX ix_access_key_user_uuid ON access_key (user_uuid);
CREATE INDEX ix_backup_storage_zone_ref_backup_storage_uuid ON backup_storage_zone_ref (backup_storage_uuid);
CREATE INDEX ix_cluster_zone_uuid ON cluster (zone_uuid);
CREATE INDEX ix_disk_offering_account_uuid ON disk_offering (account_uuid);
CREATE INDEX ix_image_account_uuid ON image (account_uuid);
CREATE INDEX ix_image_name ON image (name);
CREATE INDEX ix_instance_offering_account_uuid ON instance_offering (account_uuid);
CREATE INDEX ix_l2_network_zone_uuid ON l2_network (zone_uuid);
CREATE INDEX ix_long_job_account_uuid ON long_job (account_uuid);
CREATE INDEX ix_long_job_state ON long_job (state);
CREATE INDEX ix_long_job_target_resource_uuid ON long_job (target_resource_uuid);
CREATE INDEX ix_primary_storage_zone_uuid ON primary_storage (zone_uuid);
CREATE INDEX ix_session_account_uuid ON session (account_uuid);
CREATE INDEX ix_session_expired_date ON session (expired_date);
CREATE INDEX ix_web_hook_account_uuid ON web_hook (account_uuid);
CREATE INDEX ix_web_hook_event_account_uuid ON web_hook (event_account_uuid);
CREATE INDEX ix_host_name ON host (name);
CREATE INDEX ix_host_zone_uuid ON host (zone_uuid);
CREATE INDEX ix_image_backup_storage_ref_backup_storage_uuid ON image_backup_storage_ref (backup_storage_uuid);
CREATE INDEX ix_image_backup_storage_ref_status_deleted_ms ON image_backup_storage_ref (status, deleted_ms);
CREATE INDEX ix_image_cache_image_uuid ON image_cache (image_uuid);
CREATE INDEX ix_l2_network_cluster_ref_cluster_uuid ON l2_network_cluster_ref (cluster_uuid);
CREATE INDEX ix_l3_network_account_uuid ON l3_network (account_uuid);
CREATE INDEX ix_l3_network_l2_network_uuid ON l3_network (l2_network_uuid);
CREATE INDEX ix_l3_network_name ON l3_network (name);
CREATE INDEX ix_l3_network_zone_uuid ON l3_network (zone_uuid);
CREATE INDEX ix_primary_storage_cluster_ref_primary_storage_uuid ON primary_storage_cluster_ref (primary_storage_uuid);
CREATE INDEX ix_user_group_policy_ref_policy_uuid ON user_group_policy_ref (policy_uuid);
CREATE INDEX ix_user_group_user_ref_user_uuid ON user_group_user_ref (user_uuid);
CREATE INDEX ix_user_policy_ref_policy_uuid ON user_policy_ref (policy_uuid);
CREATE INDEX ix_volume_account_uuid_uuid ON volume (account_uuid, uuid);
CREATE INDEX ix_volume_create_date_uuid ON volume (create_date, uuid);
CREATE INDEX ix_volume_disk_offering_uuid ON volume (disk_offering_uuid);
CREATE INDEX ix_volume_host_uuid ON volume (host_uuid);
CREATE INDEX ix_volume_name_uuid ON volume (name, uuid);
CREATE INDEX ix_volume_primary_storage_uuid ON volume (primary_storage_uuid);
CREATE INDEX ix_volume_root_image_uuid ON volume (root_image_uuid);
CREATE INDEX ix_volume_status_deleted_ms ON volume (status, deleted_ms);
CREATE INDEX ix_volume_vm_instance_uuid ON volume (vm_instance_uuid);
CREATE INDEX ix_ip_range_l3_network_uuid ON ip_range (l3_network_uuid);
CREATE INDEX ix_local_storage_host_ref_primary_storage_uuid ON local_storage_host_ref (primary_storage_uuid);
CREATE INDEX ix_vm_instance_account_uuid_uuid ON vm_instance (account_uuid, uuid);
CREATE INDEX ix_vm_instance_cluster_uuid_uuid ON vm_instance (cluster_uuid, uuid);
CREATE INDEX ix_vm_instance_create_date_uuid ON vm_instance (create_date, uuid);
CREATE INDEX ix_vm_instance_host_uuid ON vm_instance (host_uuid);
CREATE INDEX ix_vm_instance_image_uuid_uuid ON vm_instance (image_uuid, uuid);
CREATE INDEX ix_vm_instance_instance_offering_uuid ON vm_instance (instance_offering_uuid);
CREATE INDEX ix_vm_instance_last_host_uuid ON vm_instance (last_host_uuid);
CREATE INDEX ix_vm_instance_name_uuid ON vm_instance (name, uuid);
CREATE INDEX ix_vm_instance_root_volume_uuid ON vm_instance (root_volume_uuid);
CREATE INDEX ix_vm_instance_state_uuid ON vm_instance (state, uuid);
CREATE INDEX ix_vm_instance_zone_uuid_uuid ON vm_instance (zone_uuid, uuid);
CREATE INDEX ix_used_ip_ip ON used_ip (ip);
CREATE INDEX ix_used_ip_ip_range_uuid ON used_ip (ip_range_uuid);
CREATE INDEX ix_used_ip_vm_nic_uuid ON used_ip (vm_nic_uuid);
CREATE INDEX ix_vm_cd_rom_vm_instance_uuid ON vm_cd_rom (vm_instance_uuid);
CREATE INDEX ix_vm_nic_ip ON vm_nic (ip);
CREATE INDEX ix_vm_nic_l3_network_uuid_vm_instance_uuid ON vm_nic (l3_network_uuid, vm_instance_uuid);
CREATE INDEX ix_vm_nic_vm_instance_uuid ON vm_nic (vm_instance_uuid);
CREATE INDEX ix_host_cluster_uuid_state_status_recent_failures_vm_count_uuid ON host (cluster_uuid, state, status, recent_failures, vm_count, uuid);
CREATE INDEX ix_host_recent_failures ON host (recent_failures) WHERE recent_failures > 0;
CREATE INDEX ix_garbage_due_uuid ON garbage (due, uuid);
CREATE INDEX ix_garbage_host_uuid ON garbage (host_uuid);
CREATE INDEX ix_garbage_host_address ON garbage (host_address);
CREATE INDEX ix_hold_kind_key ON hold (kind, "key");
CREATE INDEX ix_hold_address ON hold (address);
CREATE INDEX ix_host_power_off_host_uuid ON host_power_off (host_uuid);
CREATE INDEX ix_host_power_off_address ON host_power_off (address);
CREATE INDEX ix_host_stranger_guest ON host_stranger (guest);
CREATE INDEX ix_resource_config_resource_uuid ON resource_config (resource_uuid);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('event',109);
INSERT INTO "sqlite_sequence" VALUES('workflow_run',23);
INSERT INTO "sqlite_sequence" VALUES('image_cache',2);
COMMIT;
