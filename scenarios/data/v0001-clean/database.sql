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
INSERT INTO "account" VALUES('36c27e8ff05c4780bf6d2fa65700f22e','admin',NULL,'SystemAdmin','scrypt$16384$1fe5d6f6b6f1ab4c92961bc759623494$38a06d8283204abf9e962a7a9750e5e4c19c36b64c7dc6ad6ae30988c8efaea27a3881039a9eca0f6a864a1f56da30b299c40658681bab00542087a84ce4f269',0,1767225653921,1767225653921);
INSERT INTO "account" VALUES('019b76e9dc6e4e8ba84a72e04eca4ecf','tenant',NULL,'Normal','scrypt$16384$e3b080e8f4c5e1e968806f1842ad5b49$2d2ddac5672c0df61e3b9113848b8c5b48ca39dedfc2dc0884f134d00dcb2f7575e406d3878909cc48bb04766edfffa3d49c87ce0bf3cd8f82ccd7b4e48eab9b',0,1767226610548,1767226610548);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "api_job" VALUES('019b76dc9946487eba62052209d8a5f5','UpdateGlobalConfig','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225727302,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'vm',0);
INSERT INTO "api_job" VALUES('019b76dca0804d3ab4da8675c189a748','AddSftpBackupStorage','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225729152,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dca08045beb6720d6bf29f130f','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225729152,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dca08046e9867f680149fbd285','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225729152,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dca0804a3c853e91cbf800d5cb','CreateDiskOffering','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225729152,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dca08045f387810d298459aa76','CreateZone','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225729152,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dcc10f4c20bb91f71f552b2da2','CreateCluster','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225737487,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dcc1144e65982247bdc203d8a0','AddNfsPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225737492,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dcc1144eeea067a415f930c38a','AddLocalPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225737492,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dcc114434ea9a5016a5b7bf3b0','CreateL2NoVlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225737492,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dcc114475da491bf3d518ce7b1','CreateL2VlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225737492,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dcfbd442509617f77ce50bb3c8','AddImage','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225752532,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dcfbd945c690f2f272e4c022d8','AttachBackupStorageToZone','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225752537,'36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76dca3e74e61b6b020ff11abd53c',0);
INSERT INTO "api_job" VALUES('019b76dd00d54f04af4d4e376010f91e','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225753813,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dd00d548158c1b25bf30a8d256','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225753813,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dd00d54d26b5e5028333985cda','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225753813,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dd00d545f596b250ef7a4b1669','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225753813,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dd29c541719cae01b9ebe54a87','AddIpRange','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225764293,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dd228b40908c9d475cdab978f0',0);
INSERT INTO "api_job" VALUES('019b76dd29c54cd9961c4de5b9bb4c2b','AddDnsToL3Network','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225764293,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dd228b40908c9d475cdab978f0',0);
INSERT INTO "api_job" VALUES('019b76dd29ca4bf2b0d0a773e0b58a85','AddIpRangeByNetworkCidr','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225764298,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dd228b4163a86bc9e9f190f0e1',0);
INSERT INTO "api_job" VALUES('019b76dd4bf14586b52ae7ed8765fbbb','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225773041,'36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76dce6234dcb9779b4eeb1b83275',0);
INSERT INTO "api_job" VALUES('019b76dd4bf64c6e80f8af681ef2a1d0','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225773046,'36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76dce6234dcb9779b4eeb1b83275',0);
INSERT INTO "api_job" VALUES('019b76dd4bf6451c82b42ab68c84dccd','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225773046,'36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76dce6234f8c81f2e4e402b7fbc0',0);
INSERT INTO "api_job" VALUES('019b76dd4bf64f9fb5de0257002d02b2','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225773046,'36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76dce62345679f6af88e397503df',0);
INSERT INTO "api_job" VALUES('019b76dd6b024e639af7f6514c15e296','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225780994,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dd6b02436bb59ba2e3b2eb8c1b','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225780994,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dd6b024dcd99b77201ab660343','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225780994,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dd6b0244d58ceaa9bdc2a480e3','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225780994,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dd6b024117b2acfa4c634f4c99','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767225780994,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76e1c5234eeb84b5280ddcecf118','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226066211,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76e2ccd742efa81602f1e000c8a1','AttachDataVolumeToVm','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226133719,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dd78f74716b64070a09575c361',0);
INSERT INTO "api_job" VALUES('019b76e39e5e4d65996dedc260dfce09','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226187358,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76e42aa340f1a3b3433d26d77da9','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226223267,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76e4dab24670990b58a7e41479cc','DeleteDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226268338,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76e42adb4384ac98bbe03c1426c9',0);
INSERT INTO "api_job" VALUES('019b76e5c21448eb9784f3e3de371771','StopVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226327572,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dd78f74711a3676ff61cf2044b',0);
INSERT INTO "api_job" VALUES('019b76e6a8454969b641505e83aa5b7d','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226386501,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dd78f74aefba335c857250cc8f',0);
INSERT INTO "api_job" VALUES('019b76e76d4c439a8d30f7836755ee83','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226436940,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d',0);
INSERT INTO "api_job" VALUES('019b76e841034ae68148190bb7785fdd','ExpungeVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226491139,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d',0);
INSERT INTO "api_job" VALUES('019b76e90e954a7eb4dfbb1da6884af6','CreateUserTag','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226543765,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76e9d5ca43c1a93be6bd51647948','CreateAccount','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226594762,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76ead0734eefb9cb7aeed35bfe87','ShareResource','36c27e8ff05c4780bf6d2fa65700f22e','20af2164b7502f52bc200883758076ec',1767226658931,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
CREATE TABLE api_job_end (
	job VARCHAR(32) NOT NULL, 
	finished BIGINT NOT NULL, 
	success BOOLEAN NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_api_job_end PRIMARY KEY (job)
);
INSERT INTO "api_job_end" VALUES('019b76dc9946487eba62052209d8a5f5',1767225727393,1,'{"inventory":{"id":82,"name":"deletionPolicy","category":"vm","description":"Whether a destroyed VM goes at once, after expungePeriod, or only by ExpungeVmInstance.","defaultValue":"Delay","value":"Delay"},"schema":{"inventory":"org.zstack.core.config.GlobalConfigInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dca08045beb6720d6bf29f130f',1767225736687,1,'{"inventory":{"uuid":"019b76dca3e74973b22e7a3cd84ab4b8","name":"small","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"type":"UserVm","allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","sortKey":0,"state":"Enabled","createDate":"Jan 1, 2026 12:02:10 AM","createDateMs":1767225730023,"lastOpDate":"Jan 1, 2026 12:02:10 AM","lastOpDateMs":1767225730023},"schema":{"inventory":"org.zstack.header.configuration.InstanceOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dca08046e9867f680149fbd285',1767225736687,1,'{"inventory":{"uuid":"019b76dca3e74b89a3978f7a48c0dce6","name":"large","cpuNum":4,"cpuSpeed":0,"memorySize":8589934592,"reservedMemorySize":0,"type":"UserVm","allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","sortKey":0,"state":"Enabled","createDate":"Jan 1, 2026 12:02:10 AM","createDateMs":1767225730023,"lastOpDate":"Jan 1, 2026 12:02:10 AM","lastOpDateMs":1767225730023},"schema":{"inventory":"org.zstack.header.configuration.InstanceOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dca0804a3c853e91cbf800d5cb',1767225736687,1,'{"inventory":{"uuid":"019b76dca3e74ff69992f8407d178297","name":"disk-20g","diskSize":21474836480,"sortKey":0,"state":"Enabled","type":"DefaultDiskOfferingType","allocatorStrategy":"DefaultPrimaryStorageAllocationStrategy","createDate":"Jan 1, 2026 12:02:10 AM","createDateMs":1767225730023,"lastOpDate":"Jan 1, 2026 12:02:10 AM","lastOpDateMs":1767225730023},"schema":{"inventory":"org.zstack.header.configuration.DiskOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dca08045f387810d298459aa76',1767225736687,1,'{"inventory":{"uuid":"019b76dca3e74e61b6b020ff11abd53c","name":"zone","description":"The only one.","state":"Enabled","type":"zstack","isDefault":false,"createDate":"Jan 1, 2026 12:02:10 AM","createDateMs":1767225730023,"lastOpDate":"Jan 1, 2026 12:02:10 AM","lastOpDateMs":1767225730023},"schema":{"inventory":"org.zstack.header.zone.ZoneInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dca0804d3ab4da8675c189a748',1767225746979,1,'{"inventory":{"uuid":"019b76dca3e74188b9e29596e2fa09db","name":"store","totalCapacity":10995116277760,"availableCapacity":10995116277760,"type":"SftpBackupStorage","state":"Enabled","status":"Connected","hostname":"192.168.10.5","username":"root","sshPort":22,"url":"/export/images","createDate":"Jan 1, 2026 12:02:10 AM","createDateMs":1767225730023,"lastOpDate":"Jan 1, 2026 12:02:17 AM","lastOpDateMs":1767225737487,"attachedZoneUuids":[]},"schema":{"inventory":"org.zstack.storage.backup.sftp.SftpBackupStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dcc10f4c20bb91f71f552b2da2',1767225752532,1,'{"inventory":{"uuid":"019b76dce6234dcb9779b4eeb1b83275","name":"cluster","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","hypervisorType":"KVM","state":"Enabled","type":"zstack","createDate":"Jan 1, 2026 12:02:26 AM","createDateMs":1767225746979,"lastOpDate":"Jan 1, 2026 12:02:26 AM","lastOpDateMs":1767225746979},"schema":{"inventory":"org.zstack.header.cluster.ClusterInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dcc114434ea9a5016a5b7bf3b0',1767225752532,1,'{"inventory":{"uuid":"019b76dce6234f8c81f2e4e402b7fbc0","name":"front","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","physicalInterface":"eth0","type":"L2NoVlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":0,"isolated":false,"createDate":"Jan 1, 2026 12:02:26 AM","createDateMs":1767225746979,"lastOpDate":"Jan 1, 2026 12:02:26 AM","lastOpDateMs":1767225746979,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.network.l2.L2NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dcc114475da491bf3d518ce7b1',1767225752532,1,'{"inventory":{"uuid":"019b76dce62345679f6af88e397503df","name":"back","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","physicalInterface":"eth0","type":"L2VlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":100,"vlan":100,"isolated":false,"createDate":"Jan 1, 2026 12:02:26 AM","createDateMs":1767225746979,"lastOpDate":"Jan 1, 2026 12:02:26 AM","lastOpDateMs":1767225746979,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.network.l2.L2VlanNetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dcc1144e65982247bdc203d8a0',1767225752542,1,'{"inventory":{"uuid":"019b76dce623460a86f292c71dd394a2","name":"nfs","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","url":"192.168.10.6:/export/vms","type":"NFS","state":"Enabled","status":"Disconnected","mountPath":"/opt/zstack/nfsprimarystorage/prim-019b76dce623460a86f292c71dd394a2","totalCapacity":0,"availableCapacity":0,"totalPhysicalCapacity":0,"availablePhysicalCapacity":0,"createDate":"Jan 1, 2026 12:02:26 AM","createDateMs":1767225746979,"lastOpDate":"Jan 1, 2026 12:02:30 AM","lastOpDateMs":1767225750916,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dcfbd945c690f2f272e4c022d8',1767225762443,1,'{"inventory":{"uuid":"019b76dca3e74188b9e29596e2fa09db","name":"store","totalCapacity":10995116277760,"availableCapacity":10995116277760,"type":"SftpBackupStorage","state":"Enabled","status":"Connected","hostname":"192.168.10.5","username":"root","sshPort":22,"url":"/export/images","createDate":"Jan 1, 2026 12:02:10 AM","createDateMs":1767225730023,"lastOpDate":"Jan 1, 2026 12:02:17 AM","lastOpDateMs":1767225737487,"attachedZoneUuids":["019b76dca3e74e61b6b020ff11abd53c"]},"schema":{"inventory":"org.zstack.storage.backup.sftp.SftpBackupStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dcc1144eeea067a415f930c38a',1767225762443,1,'{"inventory":{"uuid":"019b76dce6234b57bd4544e760d6ce93","name":"local","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","url":"/var/lib/vms","type":"LocalStorage","state":"Enabled","status":"Connected","mountPath":"/var/lib/vms","totalCapacity":0,"availableCapacity":0,"totalPhysicalCapacity":0,"availablePhysicalCapacity":0,"createDate":"Jan 1, 2026 12:02:26 AM","createDateMs":1767225746979,"lastOpDate":"Jan 1, 2026 12:02:33 AM","lastOpDateMs":1767225753813,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd00d54d26b5e5028333985cda',1767225763184,1,'{"inventory":{"uuid":"019b76dd228b40908c9d475cdab978f0","name":"public","type":"L3BasicNetwork","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","l2NetworkUuid":"019b76dce6234f8c81f2e4e402b7fbc0","state":"Enabled","system":false,"category":"Public","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:02:42 AM","createDateMs":1767225762443,"lastOpDate":"Jan 1, 2026 12:02:42 AM","lastOpDateMs":1767225762443,"dns":[],"ipRanges":[],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd00d545f596b250ef7a4b1669',1767225763184,1,'{"inventory":{"uuid":"019b76dd228b4163a86bc9e9f190f0e1","name":"private","type":"L3BasicNetwork","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","l2NetworkUuid":"019b76dce62345679f6af88e397503df","state":"Enabled","system":false,"category":"Private","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:02:42 AM","createDateMs":1767225762443,"lastOpDate":"Jan 1, 2026 12:02:42 AM","lastOpDateMs":1767225762443,"dns":[],"ipRanges":[],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dcfbd442509617f77ce50bb3c8',1767225765345,1,'{"inventory":{"uuid":"019b76dd00d542399e3f6ab02b38e5a1","name":"ubuntu","state":"Enabled","status":"Ready","size":4294967296,"actualSize":1073741824,"md5Sum":"555bc39519e4fee02d0da71c9983e964","mediaType":"RootVolumeTemplate","guestOsType":"Linux","type":"zstack","platform":"Linux","architecture":"x86_64","format":"qcow2","system":false,"virtio":true,"url":"http://images.example.com/ubuntu-22.04.qcow2","createDate":"Jan 1, 2026 12:02:33 AM","createDateMs":1767225753813,"lastOpDate":"Jan 1, 2026 12:02:44 AM","lastOpDateMs":1767225764298,"backupStorageRefs":[{"imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","backupStorageUuid":"019b76dca3e74188b9e29596e2fa09db","installPath":"/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2","status":"Ready","createDate":"Jan 1, 2026 12:02:33 AM","createDateMs":1767225753813,"lastOpDate":"Jan 1, 2026 12:02:44 AM","lastOpDateMs":1767225764298}]},"schema":{"inventory":"org.zstack.header.image.ImageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd29c541719cae01b9ebe54a87',1767225766262,1,'{"inventory":{"uuid":"019b76dd2de1435cb92e5cb23ddfa2ae","name":"servers","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1","networkCidr":"10.10.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:02:45 AM","createDateMs":1767225765345,"lastOpDate":"Jan 1, 2026 12:02:45 AM","lastOpDateMs":1767225765345},"schema":{"inventory":"org.zstack.header.network.l3.IpRangeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd29c54cd9961c4de5b9bb4c2b',1767225766262,1,'{"inventory":{"uuid":"019b76dd228b40908c9d475cdab978f0","name":"public","type":"L3BasicNetwork","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","l2NetworkUuid":"019b76dce6234f8c81f2e4e402b7fbc0","state":"Enabled","system":false,"category":"Public","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:02:42 AM","createDateMs":1767225762443,"lastOpDate":"Jan 1, 2026 12:02:42 AM","lastOpDateMs":1767225762443,"dns":["1.1.1.1"],"ipRanges":[{"uuid":"019b76dd2de1435cb92e5cb23ddfa2ae","name":"servers","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1","networkCidr":"10.10.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:02:45 AM","createDateMs":1767225765345,"lastOpDate":"Jan 1, 2026 12:02:45 AM","lastOpDateMs":1767225765345}],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd29ca4bf2b0d0a773e0b58a85',1767225766262,1,'{"inventory":{"uuid":"019b76dd2de14298868a68123072a205","name":"range","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1","networkCidr":"10.20.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:02:45 AM","createDateMs":1767225765345,"lastOpDate":"Jan 1, 2026 12:02:45 AM","lastOpDateMs":1767225765345},"inventories":[{"uuid":"019b76dd2de14298868a68123072a205","name":"range","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1","networkCidr":"10.20.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:02:45 AM","createDateMs":1767225765345,"lastOpDate":"Jan 1, 2026 12:02:45 AM","lastOpDateMs":1767225765345}],"success":true}');
INSERT INTO "api_job_end" VALUES('019b76dd00d54f04af4d4e376010f91e',1767225768184,1,'{"inventory":{"uuid":"019b76dd228b4fa3a0c34c17b01efc5a","name":"host-0","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","managementIp":"192.168.1.11","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"availableCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"availableMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","createDate":"Jan 1, 2026 12:02:42 AM","createDateMs":1767225762443,"lastOpDate":"Jan 1, 2026 12:02:47 AM","lastOpDateMs":1767225767701},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd00d548158c1b25bf30a8d256',1767225772855,1,'{"inventory":{"uuid":"019b76dd228b4054a5d3324c434b15a3","name":"host-1","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","managementIp":"192.168.1.12","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"availableCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"availableMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","createDate":"Jan 1, 2026 12:02:42 AM","createDateMs":1767225762443,"lastOpDate":"Jan 1, 2026 12:02:47 AM","lastOpDateMs":1767225767788},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd4bf64c6e80f8af681ef2a1d0',1767225775259,1,'{"inventory":{"uuid":"019b76dce6234b57bd4544e760d6ce93","name":"local","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","url":"/var/lib/vms","type":"LocalStorage","state":"Enabled","status":"Connected","mountPath":"/var/lib/vms","totalCapacity":8796093022208,"availableCapacity":8796093022208,"totalPhysicalCapacity":8796093022208,"availablePhysicalCapacity":8796093022208,"systemUsedCapacity":0,"createDate":"Jan 1, 2026 12:02:26 AM","createDateMs":1767225746979,"lastOpDate":"Jan 1, 2026 12:02:55 AM","lastOpDateMs":1767225775022,"attachedClusterUuids":["019b76dce6234dcb9779b4eeb1b83275"]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd4bf14586b52ae7ed8765fbbb',1767225780766,1,'{"inventory":{"uuid":"019b76dce623460a86f292c71dd394a2","name":"nfs","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","url":"192.168.10.6:/export/vms","type":"NFS","state":"Enabled","status":"Connected","mountPath":"/opt/zstack/nfsprimarystorage/prim-019b76dce623460a86f292c71dd394a2","totalCapacity":54975581388800,"availableCapacity":54975581388800,"totalPhysicalCapacity":54975581388800,"availablePhysicalCapacity":54975581388800,"systemUsedCapacity":0,"createDate":"Jan 1, 2026 12:02:26 AM","createDateMs":1767225746979,"lastOpDate":"Jan 1, 2026 12:02:55 AM","lastOpDateMs":1767225775272,"attachedClusterUuids":["019b76dce6234dcb9779b4eeb1b83275"]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd4bf64f9fb5de0257002d02b2',1767225780766,1,'{"inventory":{"uuid":"019b76dce62345679f6af88e397503df","name":"back","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","physicalInterface":"eth0","type":"L2VlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":100,"vlan":100,"isolated":false,"createDate":"Jan 1, 2026 12:02:26 AM","createDateMs":1767225746979,"lastOpDate":"Jan 1, 2026 12:02:26 AM","lastOpDateMs":1767225746979,"attachedClusterUuids":["019b76dce6234dcb9779b4eeb1b83275"]},"schema":{"inventory":"org.zstack.header.network.l2.L2VlanNetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd4bf6451c82b42ab68c84dccd',1767225780766,1,'{"inventory":{"uuid":"019b76dce6234f8c81f2e4e402b7fbc0","name":"front","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","physicalInterface":"eth0","type":"L2NoVlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":0,"isolated":false,"createDate":"Jan 1, 2026 12:02:26 AM","createDateMs":1767225746979,"lastOpDate":"Jan 1, 2026 12:02:26 AM","lastOpDateMs":1767225746979,"attachedClusterUuids":["019b76dce6234dcb9779b4eeb1b83275"]},"schema":{"inventory":"org.zstack.header.network.l2.L2NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd6b024e639af7f6514c15e296',1767225802452,1,'{"inventory":{"uuid":"019b76dd78f74716b64070a09575c361","name":"web-0","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4054a5d3324c434b15a3","lastHostUuid":"019b76dd228b4054a5d3324c434b15a3","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f745319ebadca39c3ad973","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:21 AM","lastOpDateMs":1767225801327,"vmNics":[{"uuid":"019b76dd78f743fbbc511b25ed945b49","vmInstanceUuid":"019b76dd78f74716b64070a09575c361","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.215","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:fe:4b:b6:d2:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic11.0","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f74a42aca060131e09dd9c","ipRangeUuid":"019b76dd2de1435cb92e5cb23ddfa2ae","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ipVersion":4,"ip":"10.10.0.215","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427735,"vmNicUuid":"019b76dd78f743fbbc511b25ed945b49","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},{"uuid":"019b76dd78f74e5988d135d97d5f909b","vmInstanceUuid":"019b76dd78f74716b64070a09575c361","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.194","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:b6:d6:98:94:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic11.1","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f742bcab9dc3cfdc0c1da2","ipRangeUuid":"019b76dd2de14298868a68123072a205","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ipVersion":4,"ip":"10.20.0.194","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083074,"vmNicUuid":"019b76dd78f74e5988d135d97d5f909b","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]}],"allVolumes":[{"uuid":"019b76dd78f745319ebadca39c3ad973","name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76dd78f74716b64070a09575c361]","primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74716b64070a09575c361","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f745319ebadca39c3ad973/019b76dd78f745319ebadca39c3ad973.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:19 AM","lastOpDateMs":1767225799142}],"vmCdRoms":[{"uuid":"019b76dd78f7481aafa98d8d4e0c3072","name":"vm-019b76dd78f74716b64070a09575c361-cdRom","vmInstanceUuid":"019b76dd78f74716b64070a09575c361","deviceId":0,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd6b02436bb59ba2e3b2eb8c1b',1767225803221,1,'{"inventory":{"uuid":"019b76dd78f74711a3676ff61cf2044b","name":"web-1","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","lastHostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f745b5bd0b8989e8f728f7","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:22 AM","lastOpDateMs":1767225802693,"vmNics":[{"uuid":"019b76dd78f7453ea6e5f8e95cc0c988","vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.138","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:c9:7b:7e:ea:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.0","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f74f14ba3b3c2ce22d665e","ipRangeUuid":"019b76dd2de1435cb92e5cb23ddfa2ae","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ipVersion":4,"ip":"10.10.0.138","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427658,"vmNicUuid":"019b76dd78f7453ea6e5f8e95cc0c988","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},{"uuid":"019b76dd78f74914ac80b12464cbd10d","vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.60","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:42:0b:9a:b8:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.1","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f748888623b029ae0b6336","ipRangeUuid":"019b76dd2de14298868a68123072a205","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ipVersion":4,"ip":"10.20.0.60","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082940,"vmNicUuid":"019b76dd78f74914ac80b12464cbd10d","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]}],"allVolumes":[{"uuid":"019b76dd78f745b5bd0b8989e8f728f7","name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dd78f74711a3676ff61cf2044b]","primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f745b5bd0b8989e8f728f7/019b76dd78f745b5bd0b8989e8f728f7.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:19 AM","lastOpDateMs":1767225799397}],"vmCdRoms":[{"uuid":"019b76dd78f74e93b9cb38285877942e","name":"vm-019b76dd78f74711a3676ff61cf2044b-cdRom","vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","deviceId":0,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd6b024dcd99b77201ab660343',1767225803221,1,'{"inventory":{"uuid":"019b76dd78f74aefba335c857250cc8f","name":"web-2","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4054a5d3324c434b15a3","lastHostUuid":"019b76dd228b4054a5d3324c434b15a3","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f742ed94e688da7f5dca6b","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:22 AM","lastOpDateMs":1767225802693,"vmNics":[{"uuid":"019b76dd78f744ee92db3c173033270d","vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.236","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:fb:06:9a:4f:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic13.0","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f74827bcd114977d68a7cd","ipRangeUuid":"019b76dd2de1435cb92e5cb23ddfa2ae","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ipVersion":4,"ip":"10.10.0.236","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427756,"vmNicUuid":"019b76dd78f744ee92db3c173033270d","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},{"uuid":"019b76dd78f74a3ab9a1afaceb5b3858","vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.40","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:7f:6f:5e:c4:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic13.1","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f74677b3ded7ccd36f133a","ipRangeUuid":"019b76dd2de14298868a68123072a205","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ipVersion":4,"ip":"10.20.0.40","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082920,"vmNicUuid":"019b76dd78f74a3ab9a1afaceb5b3858","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]}],"allVolumes":[{"uuid":"019b76dd78f742ed94e688da7f5dca6b","name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dd78f74aefba335c857250cc8f]","primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f742ed94e688da7f5dca6b/019b76dd78f742ed94e688da7f5dca6b.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:19 AM","lastOpDateMs":1767225799397}],"vmCdRoms":[{"uuid":"019b76dd78f74cf091b909719e2c043c","name":"vm-019b76dd78f74aefba335c857250cc8f-cdRom","vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","deviceId":0,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd6b024117b2acfa4c634f4c99',1767225803487,1,'{"inventory":{"uuid":"019b76dd78f7408d9303db576aba5085","name":"web-4","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4054a5d3324c434b15a3","lastHostUuid":"019b76dd228b4054a5d3324c434b15a3","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f74f83bec8eded65141704","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:23 AM","lastOpDateMs":1767225803216,"vmNics":[{"uuid":"019b76dd78f74ef0ae52922c171240da","vmInstanceUuid":"019b76dd78f7408d9303db576aba5085","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.62","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:5b:a3:a3:1f:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic15.0","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f74e238867bd8f3a3ec749","ipRangeUuid":"019b76dd2de1435cb92e5cb23ddfa2ae","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ipVersion":4,"ip":"10.10.0.62","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427582,"vmNicUuid":"019b76dd78f74ef0ae52922c171240da","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},{"uuid":"019b76dd78f74b238ece7d23d3a36666","vmInstanceUuid":"019b76dd78f7408d9303db576aba5085","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.33","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:e9:07:c9:12:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic15.1","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f740f498cd244f7e27ca60","ipRangeUuid":"019b76dd2de14298868a68123072a205","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ipVersion":4,"ip":"10.20.0.33","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082913,"vmNicUuid":"019b76dd78f74b238ece7d23d3a36666","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]}],"allVolumes":[{"uuid":"019b76dd78f74f83bec8eded65141704","name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76dd78f7408d9303db576aba5085]","primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f7408d9303db576aba5085","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f74f83bec8eded65141704/019b76dd78f74f83bec8eded65141704.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:19 AM","lastOpDateMs":1767225799397}],"vmCdRoms":[{"uuid":"019b76dd78f74e4180e395c30f52bb59","name":"vm-019b76dd78f7408d9303db576aba5085-cdRom","vmInstanceUuid":"019b76dd78f7408d9303db576aba5085","deviceId":0,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dd6b0244d58ceaa9bdc2a480e3',1767225815499,1,'{"inventory":{"uuid":"019b76dd78f745be8633d612a1bc6f7d","name":"web-3","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","lastHostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f74c0594b1c656f3795640","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:23 AM","lastOpDateMs":1767225803482,"vmNics":[{"uuid":"019b76dd78f74724954984a476c6b7d1","vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.126","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:99:23:b3:4e:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic14.0","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f7491ab4b96f998d2352c9","ipRangeUuid":"019b76dd2de1435cb92e5cb23ddfa2ae","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ipVersion":4,"ip":"10.10.0.126","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427646,"vmNicUuid":"019b76dd78f74724954984a476c6b7d1","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},{"uuid":"019b76dd78f74b6dbb63e8ffa2ba553e","vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.208","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:a0:48:c5:09:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic14.1","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f7409aafc2b40882ecb02d","ipRangeUuid":"019b76dd2de14298868a68123072a205","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ipVersion":4,"ip":"10.20.0.208","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083088,"vmNicUuid":"019b76dd78f74b6dbb63e8ffa2ba553e","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]}],"allVolumes":[{"uuid":"019b76dd78f74c0594b1c656f3795640","name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dd78f745be8633d612a1bc6f7d]","primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f74c0594b1c656f3795640/019b76dd78f74c0594b1c656f3795640.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:19 AM","lastOpDateMs":1767225799397}],"vmCdRoms":[{"uuid":"019b76dd78f748968b999ac75bd87d42","name":"vm-019b76dd78f745be8633d612a1bc6f7d-cdRom","vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","deviceId":0,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76e1c5234eeb84b5280ddcecf118',1767226068617,1,'{"inventory":{"uuid":"019b76e1cb5e48ee9f7a947c03becb8a","name":"attached","type":"Data","size":1073741824,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:07:47 AM","createDateMs":1767226067806,"lastOpDate":"Jan 1, 2026 12:07:47 AM","lastOpDateMs":1767226067806},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76e2ccd742efa81602f1e000c8a1',1767226144755,1,'{"inventory":{"uuid":"019b76e1cb5e48ee9f7a947c03becb8a","name":"attached","primaryStorageUuid":"019b76dce623460a86f292c71dd394a2","vmInstanceUuid":"019b76dd78f74716b64070a09575c361","installPath":"/opt/zstack/nfsprimarystorage/prim-019b76dce623460a86f292c71dd394a2/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76e1cb5e48ee9f7a947c03becb8a/019b76e1cb5e48ee9f7a947c03becb8a.qcow2","type":"Data","format":"qcow2","size":1073741824,"actualSize":0,"deviceId":1,"state":"Enabled","status":"Ready","isShareable":false,"lastAttachDate":"Jan 1, 2026 12:08:54 AM","createDate":"Jan 1, 2026 12:07:47 AM","createDateMs":1767226067806,"lastOpDate":"Jan 1, 2026 12:08:57 AM","lastOpDateMs":1767226137786},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76e39e5e4d65996dedc260dfce09',1767226188379,1,'{"inventory":{"uuid":"019b76e39ff24dd1b3bab3488a4cebb1","name":"free","type":"Data","size":2147483648,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:09:47 AM","createDateMs":1767226187762,"lastOpDate":"Jan 1, 2026 12:09:47 AM","lastOpDateMs":1767226187762},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76e42aa340f1a3b3433d26d77da9',1767226223533,1,'{"inventory":{"uuid":"019b76e42adb4384ac98bbe03c1426c9","name":"deleted","type":"Data","size":1073741824,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:10:23 AM","createDateMs":1767226223323,"lastOpDate":"Jan 1, 2026 12:10:23 AM","lastOpDateMs":1767226223323},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76e4dab24670990b58a7e41479cc',1767226270951,1,'{}');
INSERT INTO "api_job_end" VALUES('019b76e5c21448eb9784f3e3de371771',1767226334337,1,'{"inventory":{"uuid":"019b76dd78f74711a3676ff61cf2044b","name":"web-1","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","lastHostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f745b5bd0b8989e8f728f7","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Stopped","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:12:12 AM","lastOpDateMs":1767226332297,"vmNics":[{"uuid":"019b76dd78f7453ea6e5f8e95cc0c988","vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.138","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:c9:7b:7e:ea:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.0","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f74f14ba3b3c2ce22d665e","ipRangeUuid":"019b76dd2de1435cb92e5cb23ddfa2ae","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ipVersion":4,"ip":"10.10.0.138","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427658,"vmNicUuid":"019b76dd78f7453ea6e5f8e95cc0c988","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},{"uuid":"019b76dd78f74914ac80b12464cbd10d","vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.60","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:42:0b:9a:b8:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.1","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567,"usedIps":[{"uuid":"019b76dd78f748888623b029ae0b6336","ipRangeUuid":"019b76dd2de14298868a68123072a205","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ipVersion":4,"ip":"10.20.0.60","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082940,"vmNicUuid":"019b76dd78f74914ac80b12464cbd10d","createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]}],"allVolumes":[{"uuid":"019b76dd78f745b5bd0b8989e8f728f7","name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dd78f74711a3676ff61cf2044b]","primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f745b5bd0b8989e8f728f7/019b76dd78f745b5bd0b8989e8f728f7.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:19 AM","lastOpDateMs":1767225799397}],"vmCdRoms":[{"uuid":"019b76dd78f74e93b9cb38285877942e","name":"vm-019b76dd78f74711a3676ff61cf2044b-cdRom","vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","deviceId":0,"createDate":"Jan 1, 2026 12:03:04 AM","createDateMs":1767225784567,"lastOpDate":"Jan 1, 2026 12:03:04 AM","lastOpDateMs":1767225784567}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76e6a8454969b641505e83aa5b7d',1767226392345,1,'{}');
INSERT INTO "api_job_end" VALUES('019b76e76d4c439a8d30f7836755ee83',1767226444941,1,'{}');
INSERT INTO "api_job_end" VALUES('019b76e841034ae68148190bb7785fdd',1767226499808,1,'{}');
INSERT INTO "api_job_end" VALUES('019b76e90e954a7eb4dfbb1da6884af6',1767226546680,1,'{"inventory":{"uuid":"019b76e910384c57bda632ccb844567e","resourceUuid":"019b76dd78f74716b64070a09575c361","resourceType":"VmInstanceVO","tag":"kept","type":"User","createDate":"Jan 1, 2026 12:15:44 AM","createDateMs":1767226544184,"lastOpDate":"Jan 1, 2026 12:15:44 AM","lastOpDateMs":1767226544184},"schema":{"inventory":"org.zstack.header.tag.UserTagInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76e9d5ca43c1a93be6bd51647948',1767226612027,1,'{"inventory":{"uuid":"019b76e9dc6e4e8ba84a72e04eca4ecf","name":"tenant","type":"Normal","createDate":"Jan 1, 2026 12:16:50 AM","createDateMs":1767226610548,"lastOpDate":"Jan 1, 2026 12:16:50 AM","lastOpDateMs":1767226610548},"schema":{"inventory":"org.zstack.header.identity.AccountInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76ead0734eefb9cb7aeed35bfe87',1767226664360,1,'{}');
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
INSERT INTO "audit" VALUES('019b76dc98a54d3797f44eb8a46e64e0','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,NULL,NULL,1,NULL,NULL,66206,1767225727141);
INSERT INTO "audit" VALUES('019b76dc99a14a3eb669f0d1b13ee140','UpdateGlobalConfig','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'vm',NULL,'019b76dc9946487eba62052209d8a5f5',1,NULL,NULL,91,1767225727393);
INSERT INTO "audit" VALUES('019b76dcbdef4745ac941d8e4cf90300','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','InstanceOfferingVO','019b76dca3e74973b22e7a3cd84ab4b8',NULL,'019b76dca08045beb6720d6bf29f130f',1,NULL,NULL,7535,1767225736687);
INSERT INTO "audit" VALUES('019b76dcbdef463d8ab620e04d667f38','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','InstanceOfferingVO','019b76dca3e74b89a3978f7a48c0dce6',NULL,'019b76dca08046e9867f680149fbd285',1,NULL,NULL,7535,1767225736687);
INSERT INTO "audit" VALUES('019b76dcbdef4aef813bdddaaf76547e','CreateDiskOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','DiskOfferingVO','019b76dca3e74ff69992f8407d178297',NULL,'019b76dca0804a3c853e91cbf800d5cb',1,NULL,NULL,7535,1767225736687);
INSERT INTO "audit" VALUES('019b76dcbdef4714a8daae0284cb7391','CreateZone','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76dca3e74e61b6b020ff11abd53c',NULL,'019b76dca08045f387810d298459aa76',1,NULL,NULL,7535,1767225736687);
INSERT INTO "audit" VALUES('019b76dce6234c63bd5ec4760b387feb','AddSftpBackupStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','BackupStorageVO','019b76dca3e74188b9e29596e2fa09db',NULL,'019b76dca0804d3ab4da8675c189a748',1,NULL,NULL,17827,1767225746979);
INSERT INTO "audit" VALUES('019b76dcfbd44102ae02167ba9ee58b8','CreateCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76dce6234dcb9779b4eeb1b83275',NULL,'019b76dcc10f4c20bb91f71f552b2da2',1,NULL,NULL,15045,1767225752532);
INSERT INTO "audit" VALUES('019b76dcfbd449bd8298e4cea6bcc7ee','CreateL2NoVlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76dce6234f8c81f2e4e402b7fbc0',NULL,'019b76dcc114434ea9a5016a5b7bf3b0',1,NULL,NULL,15040,1767225752532);
INSERT INTO "audit" VALUES('019b76dcfbd44913af62592194655f16','CreateL2VlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76dce62345679f6af88e397503df',NULL,'019b76dcc114475da491bf3d518ce7b1',1,NULL,NULL,15040,1767225752532);
INSERT INTO "audit" VALUES('019b76dcfbde44fe9bc2d2567115f4df','AddNfsPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','PrimaryStorageVO','019b76dce623460a86f292c71dd394a2',NULL,'019b76dcc1144e65982247bdc203d8a0',1,NULL,NULL,15050,1767225752542);
INSERT INTO "audit" VALUES('019b76dd228b44e1bb2d0cc068943f1c','AttachBackupStorageToZone','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76dca3e74e61b6b020ff11abd53c',NULL,'019b76dcfbd945c690f2f272e4c022d8',1,NULL,NULL,9906,1767225762443);
INSERT INTO "audit" VALUES('019b76dd228b4067894052eef86b5855','AddLocalPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','PrimaryStorageVO','019b76dce6234b57bd4544e760d6ce93',NULL,'019b76dcc1144eeea067a415f930c38a',1,NULL,NULL,24951,1767225762443);
INSERT INTO "audit" VALUES('019b76dd25704bd19089926de8d61c58','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dd228b40908c9d475cdab978f0',NULL,'019b76dd00d54d26b5e5028333985cda',1,NULL,NULL,9371,1767225763184);
INSERT INTO "audit" VALUES('019b76dd25704d99bb2f9bb78d96181c','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dd228b4163a86bc9e9f190f0e1',NULL,'019b76dd00d545f596b250ef7a4b1669',1,NULL,NULL,9371,1767225763184);
INSERT INTO "audit" VALUES('019b76dd2de14c259f033dee2815b750','AddImage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ImageVO','019b76dd00d542399e3f6ab02b38e5a1',NULL,'019b76dcfbd442509617f77ce50bb3c8',1,NULL,NULL,12813,1767225765345);
INSERT INTO "audit" VALUES('019b76dd3176438b885faa1575c454f0','AddIpRange','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','IpRangeVO','019b76dd2de1435cb92e5cb23ddfa2ae',NULL,'019b76dd29c541719cae01b9ebe54a87',1,NULL,NULL,1969,1767225766262);
INSERT INTO "audit" VALUES('019b76dd317640fbb6d7d0f3dca9933d','AddDnsToL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dd228b40908c9d475cdab978f0',NULL,'019b76dd29c54cd9961c4de5b9bb4c2b',1,NULL,NULL,1969,1767225766262);
INSERT INTO "audit" VALUES('019b76dd31764a4bb1648bc856a9a9a2','AddIpRangeByNetworkCidr','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'019b76dd2de14298868a68123072a205',NULL,'019b76dd29ca4bf2b0d0a773e0b58a85',1,NULL,NULL,1964,1767225766262);
INSERT INTO "audit" VALUES('019b76dd38f8443a94c27028208bd466','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76dd228b4fa3a0c34c17b01efc5a',NULL,'019b76dd00d54f04af4d4e376010f91e',1,NULL,NULL,14371,1767225768184);
INSERT INTO "audit" VALUES('019b76dd4b3743fe861430a851e08741','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76dd228b4054a5d3324c434b15a3',NULL,'019b76dd00d548158c1b25bf30a8d256',1,NULL,NULL,19042,1767225772855);
INSERT INTO "audit" VALUES('019b76dd549b4c3294adb211acb2a3d3','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76dce6234dcb9779b4eeb1b83275',NULL,'019b76dd4bf64c6e80f8af681ef2a1d0',1,NULL,NULL,2213,1767225775259);
INSERT INTO "audit" VALUES('019b76dd6a1e420b86009830601604c0','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76dce6234dcb9779b4eeb1b83275',NULL,'019b76dd4bf14586b52ae7ed8765fbbb',1,NULL,NULL,7725,1767225780766);
INSERT INTO "audit" VALUES('019b76dd6a1e422f865d9ba9fc3dd131','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76dce62345679f6af88e397503df',NULL,'019b76dd4bf64f9fb5de0257002d02b2',1,NULL,NULL,7720,1767225780766);
INSERT INTO "audit" VALUES('019b76dd6a1e441f8a87e69230e9fff9','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76dce6234f8c81f2e4e402b7fbc0',NULL,'019b76dd4bf6451c82b42ab68c84dccd',1,NULL,NULL,7720,1767225780766);
INSERT INTO "audit" VALUES('019b76ddbed44084a75168522ec02201','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dd78f74716b64070a09575c361',NULL,'019b76dd6b024e639af7f6514c15e296',1,NULL,NULL,21458,1767225802452);
INSERT INTO "audit" VALUES('019b76ddc1d5410c9a95c8cf41aaff7b','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dd78f74711a3676ff61cf2044b',NULL,'019b76dd6b02436bb59ba2e3b2eb8c1b',1,NULL,NULL,22227,1767225803221);
INSERT INTO "audit" VALUES('019b76ddc1d540109240bb4fafbf2f63','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dd78f74aefba335c857250cc8f',NULL,'019b76dd6b024dcd99b77201ab660343',1,NULL,NULL,22227,1767225803221);
INSERT INTO "audit" VALUES('019b76ddc2df40c58a6d6a63fb2eb352','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dd78f7408d9303db576aba5085',NULL,'019b76dd6b024117b2acfa4c634f4c99',1,NULL,NULL,22493,1767225803487);
INSERT INTO "audit" VALUES('019b76ddf1cb4219a3128d1ba18bbca8','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d',NULL,'019b76dd6b0244d58ceaa9bdc2a480e3',1,NULL,NULL,34505,1767225815499);
INSERT INTO "audit" VALUES('019b76de4cae4c768c060680fa8a8d8c','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,20954,1767225838766);
INSERT INTO "audit" VALUES('019b76dec6ec419b91154d06f9b90a46','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,22890,1767225870060);
INSERT INTO "audit" VALUES('019b76df4e684d37a3c835cd8f6c616b','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,27032,1767225904744);
INSERT INTO "audit" VALUES('019b76e0091a4aae8e79f89df4d15ae8','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,37790,1767225952538);
INSERT INTO "audit" VALUES('019b76e0d8f04075aa89e4a4fc803b23','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,39720,1767226005744);
INSERT INTO "audit" VALUES('019b76e1c1c744bc8bfebef04636a6fb','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,46192,1767226065351);
INSERT INTO "audit" VALUES('019b76e1ce894a06b3a4008bef9eaf4f','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76e1cb5e48ee9f7a947c03becb8a',NULL,'019b76e1c5234eeb84b5280ddcecf118',1,NULL,NULL,2406,1767226068617);
INSERT INTO "audit" VALUES('019b76e2c16f4a64b99103d617c9ca90','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,51986,1767226130799);
INSERT INTO "audit" VALUES('019b76e2f7f34c4fb2a1093d9bd8f68c','AttachDataVolumeToVm','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dd78f74716b64070a09575c361',NULL,'019b76e2ccd742efa81602f1e000c8a1',1,NULL,NULL,11036,1767226144755);
INSERT INTO "audit" VALUES('019b76e394e74c17b76a3aa8b942be22','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,25606,1767226184935);
INSERT INTO "audit" VALUES('019b76e3a25b4985b111c2c0cc291a27','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76e39ff24dd1b3bab3488a4cebb1',NULL,'019b76e39e5e4d65996dedc260dfce09',1,NULL,NULL,1021,1767226188379);
INSERT INTO "audit" VALUES('019b76e427c649378a5a409130fe5434','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,19184,1767226222534);
INSERT INTO "audit" VALUES('019b76e42bad4530a090ecb45551d589','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76e42adb4384ac98bbe03c1426c9',NULL,'019b76e42aa340f1a3b3433d26d77da9',1,NULL,NULL,266,1767226223533);
INSERT INTO "audit" VALUES('019b76e4d5ff4af2ad5d89c157f389a1','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,38582,1767226267135);
INSERT INTO "audit" VALUES('019b76e4e4e7443598502dc0513eccfe','DeleteDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76e42adb4384ac98bbe03c1426c9',NULL,'019b76e4dab24670990b58a7e41479cc',1,NULL,NULL,2613,1767226270951);
INSERT INTO "audit" VALUES('019b76e5bc744302a36c44054f11d277','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,44987,1767226326132);
INSERT INTO "audit" VALUES('019b76e5dc8144d18b0cc8650d6f3317','StopVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dd78f74711a3676ff61cf2044b',NULL,'019b76e5c21448eb9784f3e3de371771',1,NULL,NULL,6765,1767226334337);
INSERT INTO "audit" VALUES('019b76e6a2304a6fbf5e933baaa44fd4','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,37902,1767226384944);
INSERT INTO "audit" VALUES('019b76e6bf194e9bb7530fef7d9a3a82','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dd78f74aefba335c857250cc8f',NULL,'019b76e6a8454969b641505e83aa5b7d',1,NULL,NULL,5844,1767226392345);
INSERT INTO "audit" VALUES('019b76e76898429e8a142653be265821','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,31183,1767226435736);
INSERT INTO "audit" VALUES('019b76e78c8d4d37949c4bbf7c4ed2a7','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d',NULL,'019b76e76d4c439a8d30f7836755ee83',1,NULL,NULL,8001,1767226444941);
INSERT INTO "audit" VALUES('019b76e83f6a47e68d2a0c4d5c3c1938','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,26763,1767226490730);
INSERT INTO "audit" VALUES('019b76e862e04e978585e8455493bdf1','ExpungeVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d',NULL,'019b76e841034ae68148190bb7785fdd',1,NULL,NULL,8669,1767226499808);
INSERT INTO "audit" VALUES('019b76e9055c49eeba6afa647d1d02fa','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,27567,1767226541404);
INSERT INTO "audit" VALUES('019b76e919f84a2cba2d4979b73990d9','CreateUserTag','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,'019b76e90e954a7eb4dfbb1da6884af6',1,NULL,NULL,2915,1767226546680);
INSERT INTO "audit" VALUES('019b76e9cdca4a3b965d50addfb8d415','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,35820,1767226592714);
INSERT INTO "audit" VALUES('019b76ea193b43f78858793ecc008cd0','CreateAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','AccountVO','019b76e9dc6e4e8ba84a72e04eca4ecf',NULL,'019b76e9d5ca43c1a93be6bd51647948',1,NULL,NULL,17265,1767226612027);
INSERT INTO "audit" VALUES('019b76eac9f448729e7856f399b72f56','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,32526,1767226657268);
INSERT INTO "audit" VALUES('019b76eae5a84ad7b9c00f2d548de216','ShareResource','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,'019b76ead0734eefb9cb7aeed35bfe87',1,NULL,NULL,5429,1767226664360);
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
INSERT INTO "backup_storage" VALUES('019b76dca3e74188b9e29596e2fa09db','store',NULL,'/export/images',10995116277760,10994042535936,'SftpBackupStorage','Enabled','Connected','192.168.10.5','root','secret',22,0,1073741824,1767225730023,1767225737487);
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
INSERT INTO "backup_storage_zone_ref" VALUES(1,'019b76dca3e74e61b6b020ff11abd53c','019b76dca3e74188b9e29596e2fa09db',1767225753813,1767225753813);
CREATE TABLE claim (
	resource VARCHAR(32) NOT NULL, 
	run BIGINT NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (resource)
);
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
INSERT INTO "cluster" VALUES('019b76dce6234dcb9779b4eeb1b83275','cluster',NULL,'019b76dca3e74e61b6b020ff11abd53c','KVM','Enabled','zstack','x86_64',1767225746979,1767225767701);
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
INSERT INTO "disk_offering" VALUES('019b76dca3e74ff69992f8407d178297','disk-20g',NULL,21474836480,0,'Enabled','DefaultDiskOfferingType','DefaultPrimaryStorageAllocationStrategy',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225730023,1767225730023);
CREATE TABLE event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(64) NOT NULL, 
	time BIGINT NOT NULL, 
	resource_type VARCHAR(64) NOT NULL, 
	resource_uuid VARCHAR(32) NOT NULL, 
	account_uuid VARCHAR(32), 
	body JSON NOT NULL
);
INSERT INTO "event" VALUES(1,'account.created',1767225653921,'AccountVO','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"admin","type":"SystemAdmin"}');
INSERT INTO "event" VALUES(2,'policy.created',1767225653921,'PolicyVO','019b76db7aa145d2ab1a6be85c5aea2f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"DEFAULT-READ-36c27e8ff05c4780bf6d2fa65700f22e","statements":[{"name":"read","effect":"Allow","actions":["*:read"]}],"accountUuid":"36c27e8ff05c4780bf6d2fa65700f22e"}');
INSERT INTO "event" VALUES(3,'policy.created',1767225653921,'PolicyVO','019b76db7aa14f7180530d5eeeb8513f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"USER-RESET-PASSWORD-36c27e8ff05c4780bf6d2fa65700f22e","statements":[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}],"accountUuid":"36c27e8ff05c4780bf6d2fa65700f22e"}');
INSERT INTO "event" VALUES(4,'backupStorage.created',1767225730023,'BackupStorageVO','019b76dca3e74188b9e29596e2fa09db',NULL,'{"name":"store","state":"Enabled","status":"Connecting","type":"SftpBackupStorage"}');
INSERT INTO "event" VALUES(5,'instanceOffering.created',1767225730023,'InstanceOfferingVO','019b76dca3e74973b22e7a3cd84ab4b8','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"small","state":"Enabled","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(6,'instanceOffering.created',1767225730023,'InstanceOfferingVO','019b76dca3e74b89a3978f7a48c0dce6','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"large","state":"Enabled","cpuNum":4,"memorySize":8589934592}');
INSERT INTO "event" VALUES(7,'diskOffering.created',1767225730023,'DiskOfferingVO','019b76dca3e74ff69992f8407d178297','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"disk-20g","state":"Enabled","diskSize":21474836480}');
INSERT INTO "event" VALUES(8,'zone.created',1767225730023,'ZoneVO','019b76dca3e74e61b6b020ff11abd53c',NULL,'{"name":"zone","description":"The only one.","state":"Enabled","isDefault":false}');
INSERT INTO "event" VALUES(9,'backupStorage.connected',1767225737487,'BackupStorageVO','019b76dca3e74188b9e29596e2fa09db',NULL,'{"name":"store","state":"Enabled","status":"Connected","type":"SftpBackupStorage"}');
INSERT INTO "event" VALUES(10,'cluster.created',1767225746979,'ClusterVO','019b76dce6234dcb9779b4eeb1b83275',NULL,'{"name":"cluster","state":"Enabled","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(11,'primaryStorage.created',1767225746979,'PrimaryStorageVO','019b76dce623460a86f292c71dd394a2',NULL,'{"name":"nfs","state":"Enabled","status":"Connecting","type":"NFS","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c"}');
INSERT INTO "event" VALUES(12,'primaryStorage.created',1767225746979,'PrimaryStorageVO','019b76dce6234b57bd4544e760d6ce93',NULL,'{"name":"local","state":"Enabled","status":"Connecting","type":"LocalStorage","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c"}');
INSERT INTO "event" VALUES(13,'l2Network.created',1767225746979,'L2NetworkVO','019b76dce6234f8c81f2e4e402b7fbc0',NULL,'{"name":"front","type":"L2NoVlanNetwork","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","physicalInterface":"eth0"}');
INSERT INTO "event" VALUES(14,'l2Network.created',1767225746979,'L2NetworkVO','019b76dce62345679f6af88e397503df',NULL,'{"name":"back","type":"L2VlanNetwork","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","physicalInterface":"eth0"}');
INSERT INTO "event" VALUES(15,'primaryStorage.disconnected',1767225750916,'PrimaryStorageVO','019b76dce623460a86f292c71dd394a2',NULL,'{"name":"nfs","state":"Enabled","status":"Disconnected","type":"NFS","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c"}');
INSERT INTO "event" VALUES(16,'image.created',1767225753813,'ImageVO','019b76dd00d542399e3f6ab02b38e5a1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ubuntu","state":"Enabled","status":"Downloading","size":0,"mediaType":"RootVolumeTemplate","platform":"Linux","format":"qcow2"}');
INSERT INTO "event" VALUES(17,'primaryStorage.connected',1767225753813,'PrimaryStorageVO','019b76dce6234b57bd4544e760d6ce93',NULL,'{"name":"local","state":"Enabled","status":"Connected","type":"LocalStorage","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c"}');
INSERT INTO "event" VALUES(18,'host.created',1767225762443,'HostVO','019b76dd228b4fa3a0c34c17b01efc5a',NULL,'{"name":"host-0","state":"Enabled","status":"Connecting","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","managementIp":"192.168.1.11","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(19,'host.created',1767225762443,'HostVO','019b76dd228b4054a5d3324c434b15a3',NULL,'{"name":"host-1","state":"Enabled","status":"Connecting","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","managementIp":"192.168.1.12","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(20,'l3Network.created',1767225762443,'L3NetworkVO','019b76dd228b40908c9d475cdab978f0','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"public","state":"Enabled","type":"L3BasicNetwork","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","l2NetworkUuid":"019b76dce6234f8c81f2e4e402b7fbc0"}');
INSERT INTO "event" VALUES(21,'l3Network.created',1767225762443,'L3NetworkVO','019b76dd228b4163a86bc9e9f190f0e1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"private","state":"Enabled","type":"L3BasicNetwork","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","l2NetworkUuid":"019b76dce62345679f6af88e397503df"}');
INSERT INTO "event" VALUES(22,'image.ready',1767225764298,'ImageVO','019b76dd00d542399e3f6ab02b38e5a1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ubuntu","state":"Enabled","status":"Ready","size":4294967296,"mediaType":"RootVolumeTemplate","platform":"Linux","format":"qcow2"}');
INSERT INTO "event" VALUES(23,'host.updated',1767225765340,'HostVO','019b76dd228b4fa3a0c34c17b01efc5a',NULL,'{"name":"host-0","state":"Enabled","status":"Connecting","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","managementIp":"192.168.1.11","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(24,'ipRange.created',1767225765345,'IpRangeVO','019b76dd2de1435cb92e5cb23ddfa2ae','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"servers","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1"}');
INSERT INTO "event" VALUES(25,'ipRange.created',1767225765345,'IpRangeVO','019b76dd2de14298868a68123072a205','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"range","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1"}');
INSERT INTO "event" VALUES(26,'host.updated',1767225766262,'HostVO','019b76dd228b4054a5d3324c434b15a3',NULL,'{"name":"host-1","state":"Enabled","status":"Connecting","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","managementIp":"192.168.1.12","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(27,'cluster.updated',1767225767701,'ClusterVO','019b76dce6234dcb9779b4eeb1b83275',NULL,'{"name":"cluster","state":"Enabled","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","hypervisorType":"KVM","architecture":"x86_64"}');
INSERT INTO "event" VALUES(28,'host.connected',1767225767701,'HostVO','019b76dd228b4fa3a0c34c17b01efc5a',NULL,'{"name":"host-0","state":"Enabled","status":"Connected","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","managementIp":"192.168.1.11","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(29,'host.connected',1767225767788,'HostVO','019b76dd228b4054a5d3324c434b15a3',NULL,'{"name":"host-1","state":"Enabled","status":"Connected","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","managementIp":"192.168.1.12","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(30,'primaryStorage.connected',1767225775272,'PrimaryStorageVO','019b76dce623460a86f292c71dd394a2',NULL,'{"name":"nfs","state":"Enabled","status":"Connected","type":"NFS","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c"}');
INSERT INTO "event" VALUES(31,'vm.created',1767225784567,'VmInstanceVO','019b76dd78f74716b64070a09575c361','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Starting","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4054a5d3324c434b15a3","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f745319ebadca39c3ad973","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(32,'volume.created',1767225784567,'VolumeVO','019b76dd78f745319ebadca39c3ad973','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76dd78f74716b64070a09575c361]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74716b64070a09575c361","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(33,'vmNic.created',1767225784567,'VmNicVO','019b76dd78f743fbbc511b25ed945b49','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f74716b64070a09575c361","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.215","mac":"fa:fe:4b:b6:d2:00","deviceId":0}');
INSERT INTO "event" VALUES(34,'vmNic.created',1767225784567,'VmNicVO','019b76dd78f74e5988d135d97d5f909b','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f74716b64070a09575c361","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.194","mac":"fa:b6:d6:98:94:01","deviceId":1}');
INSERT INTO "event" VALUES(35,'vm.created',1767225784567,'VmInstanceVO','019b76dd78f74711a3676ff61cf2044b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Starting","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f745b5bd0b8989e8f728f7","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(36,'volume.created',1767225784567,'VolumeVO','019b76dd78f745b5bd0b8989e8f728f7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dd78f74711a3676ff61cf2044b]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(37,'vmNic.created',1767225784567,'VmNicVO','019b76dd78f7453ea6e5f8e95cc0c988','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.138","mac":"fa:c9:7b:7e:ea:00","deviceId":0}');
INSERT INTO "event" VALUES(38,'vmNic.created',1767225784567,'VmNicVO','019b76dd78f74914ac80b12464cbd10d','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.60","mac":"fa:42:0b:9a:b8:01","deviceId":1}');
INSERT INTO "event" VALUES(39,'vm.created',1767225784567,'VmInstanceVO','019b76dd78f74aefba335c857250cc8f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Starting","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4054a5d3324c434b15a3","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f742ed94e688da7f5dca6b","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(40,'volume.created',1767225784567,'VolumeVO','019b76dd78f742ed94e688da7f5dca6b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dd78f74aefba335c857250cc8f]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(41,'vmNic.created',1767225784567,'VmNicVO','019b76dd78f744ee92db3c173033270d','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.236","mac":"fa:fb:06:9a:4f:00","deviceId":0}');
INSERT INTO "event" VALUES(42,'vmNic.created',1767225784567,'VmNicVO','019b76dd78f74a3ab9a1afaceb5b3858','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.40","mac":"fa:7f:6f:5e:c4:01","deviceId":1}');
INSERT INTO "event" VALUES(43,'vm.created',1767225784567,'VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Starting","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f74c0594b1c656f3795640","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(44,'volume.created',1767225784567,'VolumeVO','019b76dd78f74c0594b1c656f3795640','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dd78f745be8633d612a1bc6f7d]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(45,'vmNic.created',1767225784567,'VmNicVO','019b76dd78f74724954984a476c6b7d1','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.126","mac":"fa:99:23:b3:4e:00","deviceId":0}');
INSERT INTO "event" VALUES(46,'vmNic.created',1767225784567,'VmNicVO','019b76dd78f74b6dbb63e8ffa2ba553e','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.208","mac":"fa:a0:48:c5:09:01","deviceId":1}');
INSERT INTO "event" VALUES(47,'vm.created',1767225784567,'VmInstanceVO','019b76dd78f7408d9303db576aba5085','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-4","state":"Starting","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4054a5d3324c434b15a3","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f74f83bec8eded65141704","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(48,'volume.created',1767225784567,'VolumeVO','019b76dd78f74f83bec8eded65141704','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76dd78f7408d9303db576aba5085]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f7408d9303db576aba5085","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(49,'vmNic.created',1767225784567,'VmNicVO','019b76dd78f74ef0ae52922c171240da','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f7408d9303db576aba5085","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","ip":"10.10.0.62","mac":"fa:5b:a3:a3:1f:00","deviceId":0}');
INSERT INTO "event" VALUES(50,'vmNic.created',1767225784567,'VmNicVO','019b76dd78f74b238ece7d23d3a36666','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f7408d9303db576aba5085","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","ip":"10.20.0.33","mac":"fa:e9:07:c9:12:01","deviceId":1}');
INSERT INTO "event" VALUES(51,'volume.ready',1767225799142,'VolumeVO','019b76dd78f745319ebadca39c3ad973','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76dd78f74716b64070a09575c361]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74716b64070a09575c361","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(52,'volume.ready',1767225799397,'VolumeVO','019b76dd78f74f83bec8eded65141704','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76dd78f7408d9303db576aba5085]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f7408d9303db576aba5085","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(53,'volume.ready',1767225799397,'VolumeVO','019b76dd78f742ed94e688da7f5dca6b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dd78f74aefba335c857250cc8f]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(54,'volume.ready',1767225799397,'VolumeVO','019b76dd78f74c0594b1c656f3795640','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dd78f745be8633d612a1bc6f7d]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(55,'volume.ready',1767225799397,'VolumeVO','019b76dd78f745b5bd0b8989e8f728f7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dd78f74711a3676ff61cf2044b]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74711a3676ff61cf2044b","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(56,'vm.running',1767225801327,'VmInstanceVO','019b76dd78f74716b64070a09575c361','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Running","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4054a5d3324c434b15a3","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f745319ebadca39c3ad973","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(57,'vm.running',1767225802693,'VmInstanceVO','019b76dd78f74711a3676ff61cf2044b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Running","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f745b5bd0b8989e8f728f7","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(58,'vm.running',1767225802693,'VmInstanceVO','019b76dd78f74aefba335c857250cc8f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Running","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4054a5d3324c434b15a3","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f742ed94e688da7f5dca6b","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(59,'vm.running',1767225803216,'VmInstanceVO','019b76dd78f7408d9303db576aba5085','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-4","state":"Running","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4054a5d3324c434b15a3","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f74f83bec8eded65141704","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(60,'vm.running',1767225803482,'VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Running","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f74c0594b1c656f3795640","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(61,'volume.created',1767226067806,'VolumeVO','019b76e1cb5e48ee9f7a947c03becb8a','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"NotInstantiated","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(62,'volume.creating',1767226134629,'VolumeVO','019b76e1cb5e48ee9f7a947c03becb8a','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76dce623460a86f292c71dd394a2","format":"qcow2","isShareable":false}');
INSERT INTO "event" VALUES(63,'volume.updated',1767226134629,'VolumeVO','019b76e1cb5e48ee9f7a947c03becb8a','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76dce623460a86f292c71dd394a2","vmInstanceUuid":"019b76dd78f74716b64070a09575c361","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(64,'volume.ready',1767226137786,'VolumeVO','019b76e1cb5e48ee9f7a947c03becb8a','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Ready","size":1073741824,"primaryStorageUuid":"019b76dce623460a86f292c71dd394a2","vmInstanceUuid":"019b76dd78f74716b64070a09575c361","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(65,'volume.created',1767226187762,'VolumeVO','019b76e39ff24dd1b3bab3488a4cebb1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"free","type":"Data","state":"Enabled","status":"NotInstantiated","size":2147483648,"isShareable":false}');
INSERT INTO "event" VALUES(66,'volume.created',1767226223323,'VolumeVO','019b76e42adb4384ac98bbe03c1426c9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"deleted","type":"Data","state":"Enabled","status":"NotInstantiated","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(67,'volume.deleted',1767226269566,'VolumeVO','019b76e42adb4384ac98bbe03c1426c9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"deleted","type":"Data","state":"Enabled","status":"Deleted","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(68,'vm.stopping',1767226328343,'VmInstanceVO','019b76dd78f74711a3676ff61cf2044b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Stopping","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f745b5bd0b8989e8f728f7","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(69,'vm.stopped',1767226332297,'VmInstanceVO','019b76dd78f74711a3676ff61cf2044b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Stopped","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f745b5bd0b8989e8f728f7","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(70,'vm.destroying',1767226387164,'VmInstanceVO','019b76dd78f74aefba335c857250cc8f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Destroying","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4054a5d3324c434b15a3","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f742ed94e688da7f5dca6b","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(71,'vmNic.updated',1767226389467,'VmNicVO','019b76dd78f744ee92db3c173033270d','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","mac":"fa:fb:06:9a:4f:00","deviceId":0}');
INSERT INTO "event" VALUES(72,'vmNic.updated',1767226389467,'VmNicVO','019b76dd78f74a3ab9a1afaceb5b3858','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","mac":"fa:7f:6f:5e:c4:01","deviceId":1}');
INSERT INTO "event" VALUES(73,'volume.deleted',1767226389467,'VolumeVO','019b76dd78f742ed94e688da7f5dca6b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dd78f74aefba335c857250cc8f]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f74aefba335c857250cc8f","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(74,'vm.destroyed',1767226389467,'VmInstanceVO','019b76dd78f74aefba335c857250cc8f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Destroyed","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f742ed94e688da7f5dca6b","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(75,'vm.destroying',1767226437161,'VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Destroying","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","hostUuid":"019b76dd228b4fa3a0c34c17b01efc5a","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f74c0594b1c656f3795640","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(76,'vmNic.updated',1767226440266,'VmNicVO','019b76dd78f74724954984a476c6b7d1','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","mac":"fa:99:23:b3:4e:00","deviceId":0}');
INSERT INTO "event" VALUES(77,'vmNic.updated',1767226440266,'VmNicVO','019b76dd78f74b6dbb63e8ffa2ba553e','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","mac":"fa:a0:48:c5:09:01","deviceId":1}');
INSERT INTO "event" VALUES(78,'volume.deleted',1767226440266,'VolumeVO','019b76dd78f74c0594b1c656f3795640','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dd78f745be8633d612a1bc6f7d]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(79,'vm.destroyed',1767226440266,'VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Destroyed","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f74c0594b1c656f3795640","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(80,'vm.expunging',1767226492563,'VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Expunging","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f74c0594b1c656f3795640","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(81,'volume.expunged',1767226493982,'VolumeVO','019b76dd78f74c0594b1c656f3795640','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dd78f745be8633d612a1bc6f7d]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76dce6234b57bd4544e760d6ce93","vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","rootImageUuid":"019b76dd00d542399e3f6ab02b38e5a1","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(82,'vmNic.deleted',1767226493982,'VmNicVO','019b76dd78f74724954984a476c6b7d1','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","l3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","mac":"fa:99:23:b3:4e:00","deviceId":0}');
INSERT INTO "event" VALUES(83,'vmNic.deleted',1767226493982,'VmNicVO','019b76dd78f74b6dbb63e8ffa2ba553e','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dd78f745be8633d612a1bc6f7d","l3NetworkUuid":"019b76dd228b4163a86bc9e9f190f0e1","mac":"fa:a0:48:c5:09:01","deviceId":1}');
INSERT INTO "event" VALUES(84,'vm.deleted',1767226493982,'VmInstanceVO','019b76dd78f745be8633d612a1bc6f7d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Expunging","zoneUuid":"019b76dca3e74e61b6b020ff11abd53c","clusterUuid":"019b76dce6234dcb9779b4eeb1b83275","imageUuid":"019b76dd00d542399e3f6ab02b38e5a1","instanceOfferingUuid":"019b76dca3e74973b22e7a3cd84ab4b8","rootVolumeUuid":"019b76dd78f74c0594b1c656f3795640","defaultL3NetworkUuid":"019b76dd228b40908c9d475cdab978f0","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(85,'account.created',1767226610548,'AccountVO','019b76e9dc6e4e8ba84a72e04eca4ecf','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"tenant","type":"Normal"}');
INSERT INTO "event" VALUES(86,'quota.created',1767226610548,'QuotaVO','019b76ea13744a608dcb5aa3ab38e574','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"image.num","value":20}');
INSERT INTO "event" VALUES(87,'quota.created',1767226610548,'QuotaVO','019b76ea137447bfa1abd0463e99ceca','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"image.size","value":10995116277760}');
INSERT INTO "event" VALUES(88,'quota.created',1767226610548,'QuotaVO','019b76ea13744dc5a967446511ff2a32','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"l3.num","value":20}');
INSERT INTO "event" VALUES(89,'quota.created',1767226610548,'QuotaVO','019b76ea13744fd59be39a75067f9469','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"vm.cpuNum","value":80}');
INSERT INTO "event" VALUES(90,'quota.created',1767226610548,'QuotaVO','019b76ea13744280beb362e17d028bb0','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"vm.memorySize","value":85899345920}');
INSERT INTO "event" VALUES(91,'quota.created',1767226610548,'QuotaVO','019b76ea13744f3fb7a034d3bf8c2e44','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"vm.num","value":20}');
INSERT INTO "event" VALUES(92,'quota.created',1767226610548,'QuotaVO','019b76ea13744b6f9e4d02fa018381af','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"vm.totalNum","value":20}');
INSERT INTO "event" VALUES(93,'quota.created',1767226610548,'QuotaVO','019b76ea137446a2b84f7fd27e327105','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"volume.capacity","value":10995116277760}');
INSERT INTO "event" VALUES(94,'quota.created',1767226610548,'QuotaVO','019b76ea13744972b12aab6080e626bd','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"volume.data.num","value":40}');
INSERT INTO "event" VALUES(95,'policy.created',1767226610548,'PolicyVO','019b76ea13744e58866dfbdd5dc0d528','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"DEFAULT-READ-019b76e9dc6e4e8ba84a72e04eca4ecf","statements":[{"name":"read","effect":"Allow","actions":["*:read"]}],"accountUuid":"019b76e9dc6e4e8ba84a72e04eca4ecf"}');
INSERT INTO "event" VALUES(96,'policy.created',1767226610548,'PolicyVO','019b76ea1374450db0b051d07e7b11b6','019b76e9dc6e4e8ba84a72e04eca4ecf','{"name":"USER-RESET-PASSWORD-019b76e9dc6e4e8ba84a72e04eca4ecf","statements":[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}],"accountUuid":"019b76e9dc6e4e8ba84a72e04eca4ecf"}');
CREATE TABLE freed_ip (
	ip_range_uuid VARCHAR(32) NOT NULL, 
	ip_in_long BIGINT NOT NULL, 
	CONSTRAINT pk_freed_ip PRIMARY KEY (ip_range_uuid, ip_in_long), 
	CONSTRAINT fk_freed_ip_ip_range_uuid FOREIGN KEY(ip_range_uuid) REFERENCES ip_range (uuid) ON DELETE CASCADE
);
CREATE TABLE garbage (
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
INSERT INTO "global_config" VALUES(7,'webHook.allowInside','event','Whether web hooks (X-Web-Hook too) may point at this machine itself and at link-local addresses.','false','false');
INSERT INTO "global_config" VALUES(8,'webHook.answerSeconds','event','Seconds that a web hook has to answer.','10','10');
INSERT INTO "global_config" VALUES(9,'webHook.firstPauseSeconds','event','Seconds before the second try; they double each time.','1','1');
INSERT INTO "global_config" VALUES(10,'webHook.longestPauseSeconds','event','Most seconds between two tries.','300','300');
INSERT INTO "global_config" VALUES(11,'webHook.parallelism','event','Of how many resources a web hook is told at once.','8','8');
INSERT INTO "global_config" VALUES(12,'webHook.tries','event','How often an event is posted before it is given up.','10','10');
INSERT INTO "global_config" VALUES(13,'connection.autoReconnectOnError','host','Whether a Disconnected host is connected again by itself once it answers','true','true');
INSERT INTO "global_config" VALUES(14,'connection.autoReconnectOnError.maxAttemptsNum','host','How often a Disconnected host that answers is tried before it is left alone; 0 for ever','0','0');
INSERT INTO "global_config" VALUES(15,'cpu.overProvisioning.ratio','host','CPUs that may be given to VMs for each CPU that a host has','10','10');
INSERT INTO "global_config" VALUES(16,'host.maintenance.policy','host','What becomes of a VM that cannot leave a host: it is stopped, or maintenance fails','StopVmOnMigrationFailure','StopVmOnMigrationFailure');
INSERT INTO "global_config" VALUES(17,'load.parallelismDegree','host','Hosts asked at once then','100','100');
INSERT INTO "global_config" VALUES(18,'maintenanceMode.ignoreError','host','Whether a host goes into maintenance even where a VM can neither leave it nor be stopped','false','false');
INSERT INTO "global_config" VALUES(19,'ping.interval','host','Seconds between two pings of a host','60','60');
INSERT INTO "global_config" VALUES(20,'ping.maxFailure','host','Pings in a row that a host leaves unanswered before it counts as Disconnected','3','3');
INSERT INTO "global_config" VALUES(21,'ping.parallelismDegree','host','Batches of hosts pinged at once, and Disconnected hosts connected at once','100','100');
INSERT INTO "global_config" VALUES(22,'ping.sleepPeriodAfterFailure','host','Seconds between an unanswered ping and the next one','1','1');
INSERT INTO "global_config" VALUES(23,'ping.timeout','host','Seconds that a ping may take','10','10');
INSERT INTO "global_config" VALUES(24,'reconnectAllOnBoot','host','Whether the node asks all hosts what runs there when it starts','true','true');
INSERT INTO "global_config" VALUES(25,'reservedCapacity.clusterLevel','hostAllocator','Whether the tags of a cluster say how much of its hosts stays reserved','true','true');
INSERT INTO "global_config" VALUES(26,'reservedCapacity.hostLevel','hostAllocator','Whether the tags of a host say how much of its hosts stays reserved','true','true');
INSERT INTO "global_config" VALUES(27,'reservedCapacity.zoneLevel','hostAllocator','Whether the tags of a zone say how much of its hosts stays reserved','true','true');
INSERT INTO "global_config" VALUES(28,'enable.unique.session','identity','Whether a login ends the other sessions of its account','false','false');
INSERT INTO "global_config" VALUES(29,'login.failurePeriod','identity','Seconds within which failed logins are counted.','300','300');
INSERT INTO "global_config" VALUES(30,'login.failuresPerAccount','identity','Failed logins to one account name after which addresses that it has not been used from are locked out.','10','10');
INSERT INTO "global_config" VALUES(31,'login.failuresPerAddress','identity','Failed logins from one address, whatever the account, after which it is locked out.','50','50');
INSERT INTO "global_config" VALUES(32,'login.knownAddressDays','identity','Days for which an address counts as the account''s own after a login from it.','30','30');
INSERT INTO "global_config" VALUES(33,'login.lockPeriod','identity','Seconds for which too many failed logins lock out.','300','300');
INSERT INTO "global_config" VALUES(34,'login.waitPeriod','identity','Seconds after which a login that waits for its turn is refused.','30','30');
INSERT INTO "global_config" VALUES(35,'login.waiting','identity','Logins that may wait for their turn, half of them from one address; further ones are refused.','64','64');
INSERT INTO "global_config" VALUES(36,'session.cleanup.interval','identity','Seconds between two sweeps of expired sessions.','3600','3600');
INSERT INTO "global_config" VALUES(37,'session.maxConcurrent','identity','Sessions that one account may have at a time.','500','500');
INSERT INTO "global_config" VALUES(38,'session.timeout','identity','Seconds without a call after which a session expires.','7200','7200');
INSERT INTO "global_config" VALUES(39,'deletionPolicy','image','Whether deleted images are removed at once (Direct), after a time (Delay), or only by hand.','Delay','Delay');
INSERT INTO "global_config" VALUES(40,'expungeInterval','image','Seconds between two searches for images to remove.','3600','3600');
INSERT INTO "global_config" VALUES(41,'expungePeriod','image','Seconds after which a deleted image is removed.','259200','259200');
INSERT INTO "global_config" VALUES(42,'auto.set.vm.nic.multiqueue','kvm','As many nic queues as CPUs.','true','true');
INSERT INTO "global_config" VALUES(43,'dataVolume.maxNum','kvm','Data volumes that one VM may have.','24','24');
INSERT INTO "global_config" VALUES(44,'ignoreMsrs','kvm','Guests may read unknown MSRs.','false','false');
INSERT INTO "global_config" VALUES(45,'memory.auto.balloon','kvm','Memory ballooning.','false','false');
INSERT INTO "global_config" VALUES(46,'redirect.vm.log.to.file','kvm','Serial console into a file.','false','false');
INSERT INTO "global_config" VALUES(47,'reservedMemory','kvm','Memory of each KVM host that no VM gets','1G','1G');
INSERT INTO "global_config" VALUES(48,'vm.cacheMode','kvm','Cache of volumes.','none','none');
INSERT INTO "global_config" VALUES(49,'vm.cpu.hypervisor.feature','kvm','Guests see a hypervisor.','true','true');
INSERT INTO "global_config" VALUES(50,'vm.cpuMode','kvm','CPU model of guests.','none','none');
INSERT INTO "global_config" VALUES(51,'vm.hyperv.clock.feature','kvm','The Hyper-V clock.','true','true');
INSERT INTO "global_config" VALUES(52,'vm.migrationQuantity','kvm','VMs that leave one host at once when it goes into maintenance.','2','2');
INSERT INTO "global_config" VALUES(53,'vm.suspend.to.disk','kvm','Guests may suspend to disk.','false','false');
INSERT INTO "global_config" VALUES(54,'vm.suspend.to.ram','kvm','Guests may suspend to memory.','false','false');
INSERT INTO "global_config" VALUES(55,'ipAllocateStrategy','l3Network','How an address is chosen for a nic that asks for none in particular.','RandomIpAllocatorStrategy','RandomIpAllocatorStrategy');
INSERT INTO "global_config" VALUES(56,'longJob.api.timeout','longJob','Seconds after which a long job is ended and undone.','259200','259200');
INSERT INTO "global_config" VALUES(57,'parallelism','longJob','How many long jobs a node works on at once.','100','100');
INSERT INTO "global_config" VALUES(58,'overProvisioning.primaryStorage','mevoco','How many times the room of a primary storage its volumes may add up to.','1.0','1.0');
INSERT INTO "global_config" VALUES(59,'mount.base','nfsPrimaryStorage','Below which folder hosts mount the NFS storages that are added from now on.','/opt/zstack/nfsprimarystorage','/opt/zstack/nfsprimarystorage');
INSERT INTO "global_config" VALUES(60,'imageCache.garbageCollector.interval','primaryStorage','Seconds between two searches for cached images that are gone and that nothing is made of.','86400','86400');
INSERT INTO "global_config" VALUES(61,'reservedCapacity','primaryStorage','What has to stay available on a primary storage when a volume is placed there.','1G','1G');
INSERT INTO "global_config" VALUES(62,'image.num','quota','The quota image.num of new accounts. How many images there may be, deleted ones until they are expunged.','20','20');
INSERT INTO "global_config" VALUES(63,'image.size','quota','The quota image.size of new accounts. How many bytes the files of those images may have together; that is known once one is downloaded.','10995116277760','10995116277760');
INSERT INTO "global_config" VALUES(64,'l3.num','quota','The quota l3.num of new accounts. How many L3 networks there may be.','20','20');
INSERT INTO "global_config" VALUES(65,'vm.cpuNum','quota','The quota vm.cpuNum of new accounts. How many CPUs those VMs may have together.','80','80');
INSERT INTO "global_config" VALUES(66,'vm.memorySize','quota','The quota vm.memorySize of new accounts. How many bytes of memory those VMs may have together.','85899345920','85899345920');
INSERT INTO "global_config" VALUES(67,'vm.num','quota','The quota vm.num of new accounts. How many VMs may hold a host, from the moment at which they start.','20','20');
INSERT INTO "global_config" VALUES(68,'vm.totalNum','quota','The quota vm.totalNum of new accounts. How many VMs there may be, running or not; destroyed ones do not count.','20','20');
INSERT INTO "global_config" VALUES(69,'volume.capacity','quota','The quota volume.capacity of new accounts. How many bytes all volumes may have together: root and data volumes, and deleted ones until they are expunged.','10995116277760','10995116277760');
INSERT INTO "global_config" VALUES(70,'volume.data.num','quota','The quota volume.data.num of new accounts. How many data volumes there may be; deleted ones do not count.','40','40');
INSERT INTO "global_config" VALUES(71,'checkTimeZone','rest','Whether the date of a signed call is read in the zone that it names, instead of in UTC.','false','false');
INSERT INTO "global_config" VALUES(72,'completedApi.expiredPeriod','rest','Seconds for which a finished job can be asked about.','10800','10800');
INSERT INTO "global_config" VALUES(73,'expiredApi.scanInterval','rest','Seconds between two searches for jobs to forget.','3600','3600');
INSERT INTO "global_config" VALUES(74,'trustedProxies','rest','Addresses or networks, with commas, of proxies whose header X-Request-Ip names the client.','','');
INSERT INTO "global_config" VALUES(75,'additionalQmp','vm','An additional QMP socket for each guest.','true','true');
INSERT INTO "global_config" VALUES(76,'bootMenu','vm','A boot menu in each guest.','true','true');
INSERT INTO "global_config" VALUES(77,'bootMenuSplashTimeout','vm','Milliseconds of it.','3000','3000');
INSERT INTO "global_config" VALUES(78,'chassisAssetTag','vm','The asset tag of the chassis.','Default','Default');
INSERT INTO "global_config" VALUES(79,'cleanTraffic','vm','Whether forged packets of guests are dropped.','false','false');
INSERT INTO "global_config" VALUES(80,'crash.strategy','vm','What becomes of a crashed guest.','None','None');
INSERT INTO "global_config" VALUES(81,'dataVolume.deleteOnVmDestroy','vm','Whether the data volumes of a VM are deleted when it is destroyed.','false','false');
INSERT INTO "global_config" VALUES(82,'deletionPolicy','vm','Whether a destroyed VM goes at once, after expungePeriod, or only by ExpungeVmInstance.','Delay','Delay');
INSERT INTO "global_config" VALUES(83,'emulateHyperV','vm','Hyper-V enlightenments.','false','false');
INSERT INTO "global_config" VALUES(84,'expungeInterval','vm','Seconds between two looks for destroyed VMs whose time is up.','3600','3600');
INSERT INTO "global_config" VALUES(85,'expungePeriod','vm','Seconds that a destroyed VM is kept under the policy Delay.','604800','604800');
INSERT INTO "global_config" VALUES(86,'kvmHiddenState','vm','Hides KVM from guests.','false','false');
INSERT INTO "global_config" VALUES(87,'nicMultiQueueNum','vm','Queues of a virtio nic.','1','1');
INSERT INTO "global_config" VALUES(88,'pciePortNums','vm','PCIe ports of a guest.','28','28');
INSERT INTO "global_config" VALUES(89,'soundType','vm','Sound card.','ich6','ich6');
INSERT INTO "global_config" VALUES(90,'spiceStreamingMode','vm','SPICE video streams.','off','off');
INSERT INTO "global_config" VALUES(91,'uniqueVmName','vm','Whether no two VMs may have the same name.','false','false');
INSERT INTO "global_config" VALUES(92,'vendorId','vm','Hypervisor vendor that guests see.','Microsoft Hv','Microsoft Hv');
INSERT INTO "global_config" VALUES(93,'videoType','vm','Video card.','virtio','virtio');
INSERT INTO "global_config" VALUES(94,'vm.clock.sync.after.vm.resume','vm','Sets the clock after a resume.','false','false');
INSERT INTO "global_config" VALUES(95,'vm.clock.sync.interval.in.seconds','vm','Seconds between settings of the clock; 0 for none.','0','0');
INSERT INTO "global_config" VALUES(96,'vm.clock.track','vm','Whose clock counts.','host','host');
INSERT INTO "global_config" VALUES(97,'vm.cpuid.vendor','vm','CPU vendor that guests see.','AuthenticAMD','AuthenticAMD');
INSERT INTO "global_config" VALUES(98,'vmDefaultCdRomNum','vm','CD-ROM drives of a new VM.','1','1');
INSERT INTO "global_config" VALUES(99,'vmPortOff','vm','Switches the VMware port off.','false','false');
INSERT INTO "global_config" VALUES(100,'deletionPolicy','volume','When deleted volumes are removed: at once (Direct), after a time (Delay), or only by hand.','Delay','Delay');
INSERT INTO "global_config" VALUES(101,'expungeInterval','volume','Seconds between two searches for volumes to remove.','3600','3600');
INSERT INTO "global_config" VALUES(102,'expungePeriod','volume','Seconds after which a deleted data volume is removed.','259200','259200');
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
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_host PRIMARY KEY (uuid), 
	CONSTRAINT fk_host_cluster_uuid FOREIGN KEY(cluster_uuid) REFERENCES cluster (uuid), 
	CONSTRAINT fk_host_zone_uuid FOREIGN KEY(zone_uuid) REFERENCES zone (uuid), 
	CONSTRAINT uq_host_management_ip UNIQUE (management_ip)
);
INSERT INTO "host" VALUES('019b76dd228b4fa3a0c34c17b01efc5a','host-0',NULL,'019b76dca3e74e61b6b020ff11abd53c','019b76dce6234dcb9779b4eeb1b83275','192.168.1.11','KVM','Enabled','Connected',160,160,2,68719476736,68719476736,16,'x86_64',0,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225762443,1767225767701);
INSERT INTO "host" VALUES('019b76dd228b4054a5d3324c434b15a3','host-1',NULL,'019b76dca3e74e61b6b020ff11abd53c','019b76dce6234dcb9779b4eeb1b83275','192.168.1.12','KVM','Enabled','Connected',160,158,2,68719476736,66571993088,16,'x86_64',2,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225762443,1767225767788);
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
INSERT INTO "image" VALUES('019b76dd00d542399e3f6ab02b38e5a1','ubuntu',NULL,'Enabled','Ready',4294967296,1073741824,'555bc39519e4fee02d0da71c9983e964','http://images.example.com/ubuntu-22.04.qcow2','RootVolumeTemplate','Linux','zstack','Linux','x86_64','qcow2',0,1,'36c27e8ff05c4780bf6d2fa65700f22e',1767225753813,1767225764298);
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
INSERT INTO "image_backup_storage_ref" VALUES(1,'019b76dd00d542399e3f6ab02b38e5a1','019b76dca3e74188b9e29596e2fa09db','/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2','Ready',1073741824,NULL,1767225753813,1767225764298);
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
INSERT INTO "image_cache" VALUES(1,'019b76dce6234b57bd4544e760d6ce93','019b76dd00d542399e3f6ab02b38e5a1','019b76dd228b4054a5d3324c434b15a3','/var/lib/vms/imagecache/template/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225789279,1767225798369);
INSERT INTO "image_cache" VALUES(2,'019b76dce6234b57bd4544e760d6ce93','019b76dd00d542399e3f6ab02b38e5a1','019b76dd228b4fa3a0c34c17b01efc5a','/var/lib/vms/imagecache/template/019b76dd00d542399e3f6ab02b38e5a1/019b76dd00d542399e3f6ab02b38e5a1.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225796532,1767225798887);
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
INSERT INTO "instance_offering" VALUES('019b76dca3e74973b22e7a3cd84ab4b8','small',NULL,1,0,1073741824,0,'UserVm','LeastVmPreferredHostAllocatorStrategy',0,'Enabled',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225730023,1767225730023);
INSERT INTO "instance_offering" VALUES('019b76dca3e74b89a3978f7a48c0dce6','large',NULL,4,0,8589934592,0,'UserVm','LeastVmPreferredHostAllocatorStrategy',0,'Enabled',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225730023,1767225730023);
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
INSERT INTO "ip_range" VALUES('019b76dd2de1435cb92e5cb23ddfa2ae','servers',NULL,'019b76dd228b40908c9d475cdab978f0','10.10.0.10','10.10.0.250','255.255.255.0','10.10.0.1','10.10.0.0/24',4,24,'Normal',168427530,168427770,168427530,168427529,1767225765345,1767225765345);
INSERT INTO "ip_range" VALUES('019b76dd2de14298868a68123072a205','range',NULL,'019b76dd228b4163a86bc9e9f190f0e1','10.20.0.2','10.20.0.254','255.255.255.0','10.20.0.1','10.20.0.0/24',4,24,'Normal',169082882,169083134,169082882,169082881,1767225765345,1767225765345);
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
INSERT INTO "l2_network" VALUES('019b76dce6234f8c81f2e4e402b7fbc0','front',NULL,'019b76dca3e74e61b6b020ff11abd53c','eth0','L2NoVlanNetwork','LinuxBridge',0,NULL,0,NULL,1767225746979,1767225746979);
INSERT INTO "l2_network" VALUES('019b76dce62345679f6af88e397503df','back',NULL,'019b76dca3e74e61b6b020ff11abd53c','eth0','L2VlanNetwork','LinuxBridge',100,100,0,NULL,1767225746979,1767225746979);
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
INSERT INTO "l2_network_cluster_ref" VALUES('019b76dce6234f8c81f2e4e402b7fbc0','019b76dce6234dcb9779b4eeb1b83275',NULL,1,'019b76dd4d8349e4b76cf8e3a789c8b7');
INSERT INTO "l2_network_cluster_ref" VALUES('019b76dce62345679f6af88e397503df','019b76dce6234dcb9779b4eeb1b83275',NULL,1,'019b76dd4d83467cbef7554d2861412a');
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
INSERT INTO "l3_network" VALUES('019b76dd228b40908c9d475cdab978f0','public',NULL,'L3BasicNetwork','019b76dca3e74e61b6b020ff11abd53c','019b76dce6234f8c81f2e4e402b7fbc0','Enabled',NULL,0,'Public',4,1,0,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225762443,1767225762443);
INSERT INTO "l3_network" VALUES('019b76dd228b4163a86bc9e9f190f0e1','private',NULL,'L3BasicNetwork','019b76dca3e74e61b6b020ff11abd53c','019b76dce62345679f6af88e397503df','Enabled',NULL,0,'Private',4,1,0,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225762443,1767225762443);
CREATE TABLE l3_network_dns (
	id INTEGER NOT NULL, 
	l3_network_uuid VARCHAR(32) NOT NULL, 
	dns VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_l3_network_dns PRIMARY KEY (id), 
	CONSTRAINT fk_l3_network_dns_l3_network_uuid FOREIGN KEY(l3_network_uuid) REFERENCES l3_network (uuid) ON DELETE CASCADE, 
	CONSTRAINT uq_l3_network_dns_l3_network_uuid_dns UNIQUE (l3_network_uuid, dns)
);
INSERT INTO "l3_network_dns" VALUES(1,'019b76dd228b40908c9d475cdab978f0','1.1.1.1');
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
INSERT INTO "local_storage_host_ref" VALUES('019b76dd228b4054a5d3324c434b15a3','019b76dce6234b57bd4544e760d6ce93',4398046511104,4384087867392,4398046511104,4398046511104,0,12884901888,1073741824,1767225775022,1767225775022);
INSERT INTO "local_storage_host_ref" VALUES('019b76dd228b4fa3a0c34c17b01efc5a','019b76dce6234b57bd4544e760d6ce93',4398046511104,4392677801984,4398046511104,4398046511104,0,4294967296,1073741824,1767225775022,1767225775022);
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
INSERT INTO "login_known_address" VALUES('pair:fc8252c8dc55839967c58b9ad755a59b61b67c13227ddae4bd3f78a38bf394f7',1767225724940);
INSERT INTO "login_known_address" VALUES('pair:0918a3927b9153fd43f30d7c31e8229f6130f59d4e8d3fa06d23c65513872582',1767225837914);
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
	last_op_date BIGINT NOT NULL, 
	CONSTRAINT pk_policy PRIMARY KEY (uuid), 
	CONSTRAINT fk_policy_account_uuid FOREIGN KEY(account_uuid) REFERENCES account (uuid), 
	CONSTRAINT uq_policy_account_uuid_name UNIQUE (account_uuid, name)
);
INSERT INTO "policy" VALUES('019b76db7aa145d2ab1a6be85c5aea2f','DEFAULT-READ-36c27e8ff05c4780bf6d2fa65700f22e',NULL,'[{"name":"read","effect":"Allow","actions":["*:read"]}]','36c27e8ff05c4780bf6d2fa65700f22e',1767225653921,1767225653921);
INSERT INTO "policy" VALUES('019b76db7aa14f7180530d5eeeb8513f','USER-RESET-PASSWORD-36c27e8ff05c4780bf6d2fa65700f22e',NULL,'[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}]','36c27e8ff05c4780bf6d2fa65700f22e',1767225653921,1767225653921);
INSERT INTO "policy" VALUES('019b76ea13744e58866dfbdd5dc0d528','DEFAULT-READ-019b76e9dc6e4e8ba84a72e04eca4ecf',NULL,'[{"name":"read","effect":"Allow","actions":["*:read"]}]','019b76e9dc6e4e8ba84a72e04eca4ecf',1767226610548,1767226610548);
INSERT INTO "policy" VALUES('019b76ea1374450db0b051d07e7b11b6','USER-RESET-PASSWORD-019b76e9dc6e4e8ba84a72e04eca4ecf',NULL,'[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}]','019b76e9dc6e4e8ba84a72e04eca4ecf',1767226610548,1767226610548);
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
INSERT INTO "primary_storage" VALUES('019b76dce623460a86f292c71dd394a2','nfs',NULL,'019b76dca3e74e61b6b020ff11abd53c','192.168.10.6:/export/vms','NFS','Enabled','Connected','/opt/zstack/nfsprimarystorage/prim-019b76dce623460a86f292c71dd394a2',1,0,0,'SftpBackupStorage',54975581388800,54974507646976,54975581388800,54975581388800,0,1073741824,0,100,1767225746979,1767225775272);
INSERT INTO "primary_storage" VALUES('019b76dce6234b57bd4544e760d6ce93','local',NULL,'019b76dca3e74e61b6b020ff11abd53c','/var/lib/vms','LocalStorage','Enabled','Connected','/var/lib/vms',0,1,0,'SftpBackupStorage',8796093022208,8776765669376,8796093022208,8796093022208,0,17179869184,2147483648,100,1767225746979,1767225775022);
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
INSERT INTO "primary_storage_cluster_ref" VALUES(1,'019b76dce6234dcb9779b4eeb1b83275','019b76dce623460a86f292c71dd394a2',1,1767225773443,1767225775272);
INSERT INTO "primary_storage_cluster_ref" VALUES(2,'019b76dce6234dcb9779b4eeb1b83275','019b76dce6234b57bd4544e760d6ce93',1,1767225773443,1767225775022);
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
INSERT INTO "quota" VALUES('019b76ea13744a608dcb5aa3ab38e574','image.num','019b76e9dc6e4e8ba84a72e04eca4ecf','AccountVO',20,0,1767226610548,1767226610548);
INSERT INTO "quota" VALUES('019b76ea137447bfa1abd0463e99ceca','image.size','019b76e9dc6e4e8ba84a72e04eca4ecf','AccountVO',10995116277760,0,1767226610548,1767226610548);
INSERT INTO "quota" VALUES('019b76ea13744dc5a967446511ff2a32','l3.num','019b76e9dc6e4e8ba84a72e04eca4ecf','AccountVO',20,0,1767226610548,1767226610548);
INSERT INTO "quota" VALUES('019b76ea13744fd59be39a75067f9469','vm.cpuNum','019b76e9dc6e4e8ba84a72e04eca4ecf','AccountVO',80,0,1767226610548,1767226610548);
INSERT INTO "quota" VALUES('019b76ea13744280beb362e17d028bb0','vm.memorySize','019b76e9dc6e4e8ba84a72e04eca4ecf','AccountVO',85899345920,0,1767226610548,1767226610548);
INSERT INTO "quota" VALUES('019b76ea13744f3fb7a034d3bf8c2e44','vm.num','019b76e9dc6e4e8ba84a72e04eca4ecf','AccountVO',20,0,1767226610548,1767226610548);
INSERT INTO "quota" VALUES('019b76ea13744b6f9e4d02fa018381af','vm.totalNum','019b76e9dc6e4e8ba84a72e04eca4ecf','AccountVO',20,0,1767226610548,1767226610548);
INSERT INTO "quota" VALUES('019b76ea137446a2b84f7fd27e327105','volume.capacity','019b76e9dc6e4e8ba84a72e04eca4ecf','AccountVO',10995116277760,0,1767226610548,1767226610548);
INSERT INTO "quota" VALUES('019b76ea13744972b12aab6080e626bd','volume.data.num','019b76e9dc6e4e8ba84a72e04eca4ecf','AccountVO',40,0,1767226610548,1767226610548);
CREATE TABLE resource_config (
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
	CONSTRAINT uq_resource_config_category_name_resource_uuid UNIQUE (category, name, resource_uuid)
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
INSERT INTO "session" VALUES('2e4c19d67e3ae0463adbc12b740ffc92','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232925342,1767225725342,1767225725342);
INSERT INTO "session" VALUES('dba5e669691dfa42f4ac6322b552c99a','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233038335,1767225838335,1767225838335);
INSERT INTO "session" VALUES('28e30b206e3359a62a1c3e7faa06a47b','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233069968,1767225869968,1767225869968);
INSERT INTO "session" VALUES('16e9f8a78958dfb7f130b1f3cc7580f9','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233104546,1767225904546,1767225904546);
INSERT INTO "session" VALUES('569a72eae82d06de510f0daf950a7dd9','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233152365,1767225952365,1767225952365);
INSERT INTO "session" VALUES('1cad70fa6ae8158bf5261e83e8131455','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233204803,1767226004803,1767226004803);
INSERT INTO "session" VALUES('e02d651ddde3da8a5b9eef914ccd37ec','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233264951,1767226064951,1767226064951);
INSERT INTO "session" VALUES('7455899c81b7c221344e0d2a2ee0626e','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233330755,1767226130755,1767226130755);
INSERT INTO "session" VALUES('6409ac296420d53e6d88665e88384cc5','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233384350,1767226184350,1767226184350);
INSERT INTO "session" VALUES('eee32b0489439d98852a1471c1a0a296','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233421752,1767226221752,1767226221752);
INSERT INTO "session" VALUES('d963461266aaaa928e6083c7dd02bad0','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233466352,1767226266352,1767226266352);
INSERT INTO "session" VALUES('c1330e084f0f9b851eda7cc9e43ccb54','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233525549,1767226325549,1767226325549);
INSERT INTO "session" VALUES('334d23ee3742f6568bb32ac82e305eae','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233584256,1767226384256,1767226384256);
INSERT INTO "session" VALUES('b1349ef23e8e0c8b3ec9a64001684dbf','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233634550,1767226434550,1767226434550);
INSERT INTO "session" VALUES('e13aad0579313ab22a050996b0033d05','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233690186,1767226490186,1767226490186);
INSERT INTO "session" VALUES('b572538a054de5cfaee3887cdbae4124','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233740752,1767226540752,1767226540752);
INSERT INTO "session" VALUES('c1047bc5b885aef76586e03efcb68046','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233791746,1767226591746,1767226591746);
INSERT INTO "session" VALUES('e57da8ad8205a7611af9a22d54a10777','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767233856624,1767226656624,1767226656624);
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
INSERT INTO "shared_resource" VALUES(1,'36c27e8ff05c4780bf6d2fa65700f22e','019b76e9dc6e4e8ba84a72e04eca4ecf',0,'ImageVO','019b76dd00d542399e3f6ab02b38e5a1',1767226660839,1767226660839);
INSERT INTO "shared_resource" VALUES(2,'36c27e8ff05c4780bf6d2fa65700f22e','019b76e9dc6e4e8ba84a72e04eca4ecf',0,'InstanceOfferingVO','019b76dca3e74973b22e7a3cd84ab4b8',1767226660839,1767226660839);
INSERT INTO "shared_resource" VALUES(3,'36c27e8ff05c4780bf6d2fa65700f22e','019b76e9dc6e4e8ba84a72e04eca4ecf',0,'L3NetworkVO','019b76dd228b40908c9d475cdab978f0',1767226660839,1767226660839);
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
INSERT INTO "system_tag" VALUES('019b76dd37154933ae8e00fdf818ecc9','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd371549a5aeeb873afcb84339','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd37154d8f86f9895b047a4da7','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','systemSerialNumber::SIM-7880E621',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd37154ff8950962074f08a1df','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd37154d63bbab7fe58d624d06','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd37154b4b8f60471797a9c5a0','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd371547b4b8bcec0416185ac2','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','hvm::vmx',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd371542a9a3a0c74e96c84d81','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','capability:virtio-scsi',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd3715474c8287e4cc1d302672','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','capability::liveSnapshot',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd371542e8a2fce60446ad41a7','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','os::distribution::centos',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd3715439b9a0a9b508b5dfd92','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','os::release::Core',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd3715467492d6f9d2e75ae4b7','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','os::version::7.9.2009',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd3715488790ada129a16a7117','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd37154e35bb393d8db053a01f','019b76dd228b4fa3a0c34c17b01efc5a','HostVO','ConnectedTime::1767225767701',NULL,'System',1,1767225767701,1767225767701);
INSERT INTO "system_tag" VALUES('019b76dd376c48809cba0cd159bc3f52','019b76dd228b4054a5d3324c434b15a3','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c4032921098f6ec643b24','019b76dd228b4054a5d3324c434b15a3','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c49f09db3ea7dd23e6877','019b76dd228b4054a5d3324c434b15a3','HostVO','systemSerialNumber::SIM-E189B79B',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c40a5968b324880d079f3','019b76dd228b4054a5d3324c434b15a3','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c4219ab0596d352cee61a','019b76dd228b4054a5d3324c434b15a3','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c4690b7036ef9733b02a3','019b76dd228b4054a5d3324c434b15a3','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c41f5bee4534a0f2c73a8','019b76dd228b4054a5d3324c434b15a3','HostVO','hvm::vmx',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c495eab27188b4034ac8b','019b76dd228b4054a5d3324c434b15a3','HostVO','capability:virtio-scsi',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c4c4bb360da670c06f825','019b76dd228b4054a5d3324c434b15a3','HostVO','capability::liveSnapshot',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c4d4785b2cd9416c05c80','019b76dd228b4054a5d3324c434b15a3','HostVO','os::distribution::centos',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c4e3f93a916718a9887a9','019b76dd228b4054a5d3324c434b15a3','HostVO','os::release::Core',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c493e98ee4754a6d795f5','019b76dd228b4054a5d3324c434b15a3','HostVO','os::version::7.9.2009',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c471b8c9c9f33738a0035','019b76dd228b4054a5d3324c434b15a3','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd376c48b1b7d483820393846c','019b76dd228b4054a5d3324c434b15a3','HostVO','ConnectedTime::1767225767788',NULL,'System',1,1767225767788,1767225767788);
INSERT INTO "system_tag" VALUES('019b76dd78f748f3bb647676156e090a','019b76dd78f74716b64070a09575c361','VmInstanceVO','hostname::web-0',NULL,'System',0,1767225784567,1767225784567);
INSERT INTO "system_tag" VALUES('019b76dd78f7461d910f1c7c6a8ab5a5','019b76dd78f74711a3676ff61cf2044b','VmInstanceVO','hostname::web-1',NULL,'System',0,1767225784567,1767225784567);
INSERT INTO "system_tag" VALUES('019b76dd78f74a998e54126c902ec541','019b76dd78f74aefba335c857250cc8f','VmInstanceVO','hostname::web-2',NULL,'System',0,1767225784567,1767225784567);
INSERT INTO "system_tag" VALUES('019b76dd78f7453695b1330b8e6430b4','019b76dd78f7408d9303db576aba5085','VmInstanceVO','hostname::web-4',NULL,'System',0,1767225784567,1767225784567);
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
INSERT INTO "used_ip" VALUES('019b76dd78f74a42aca060131e09dd9c','019b76dd2de1435cb92e5cb23ddfa2ae','019b76dd228b40908c9d475cdab978f0',4,'10.10.0.215','255.255.255.0','10.10.0.1',NULL,168427735,'019b76dd78f743fbbc511b25ed945b49',1767225784567,1767225784567);
INSERT INTO "used_ip" VALUES('019b76dd78f742bcab9dc3cfdc0c1da2','019b76dd2de14298868a68123072a205','019b76dd228b4163a86bc9e9f190f0e1',4,'10.20.0.194','255.255.255.0','10.20.0.1',NULL,169083074,'019b76dd78f74e5988d135d97d5f909b',1767225784567,1767225784567);
INSERT INTO "used_ip" VALUES('019b76dd78f74f14ba3b3c2ce22d665e','019b76dd2de1435cb92e5cb23ddfa2ae','019b76dd228b40908c9d475cdab978f0',4,'10.10.0.138','255.255.255.0','10.10.0.1',NULL,168427658,'019b76dd78f7453ea6e5f8e95cc0c988',1767225784567,1767225784567);
INSERT INTO "used_ip" VALUES('019b76dd78f748888623b029ae0b6336','019b76dd2de14298868a68123072a205','019b76dd228b4163a86bc9e9f190f0e1',4,'10.20.0.60','255.255.255.0','10.20.0.1',NULL,169082940,'019b76dd78f74914ac80b12464cbd10d',1767225784567,1767225784567);
INSERT INTO "used_ip" VALUES('019b76dd78f74e238867bd8f3a3ec749','019b76dd2de1435cb92e5cb23ddfa2ae','019b76dd228b40908c9d475cdab978f0',4,'10.10.0.62','255.255.255.0','10.10.0.1',NULL,168427582,'019b76dd78f74ef0ae52922c171240da',1767225784567,1767225784567);
INSERT INTO "used_ip" VALUES('019b76dd78f740f498cd244f7e27ca60','019b76dd2de14298868a68123072a205','019b76dd228b4163a86bc9e9f190f0e1',4,'10.20.0.33','255.255.255.0','10.20.0.1',NULL,169082913,'019b76dd78f74b238ece7d23d3a36666',1767225784567,1767225784567);
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
INSERT INTO "user_tag" VALUES('019b76e910384c57bda632ccb844567e','019b76dd78f74716b64070a09575c361','VmInstanceVO','kept','User',NULL,1767226544184,1767226544184);
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
INSERT INTO "vm_cd_rom" VALUES('019b76dd78f7481aafa98d8d4e0c3072','vm-019b76dd78f74716b64070a09575c361-cdRom',NULL,'019b76dd78f74716b64070a09575c361',0,NULL,NULL,NULL,1767225784567,1767225784567);
INSERT INTO "vm_cd_rom" VALUES('019b76dd78f74e93b9cb38285877942e','vm-019b76dd78f74711a3676ff61cf2044b-cdRom',NULL,'019b76dd78f74711a3676ff61cf2044b',0,NULL,NULL,NULL,1767225784567,1767225784567);
INSERT INTO "vm_cd_rom" VALUES('019b76dd78f74cf091b909719e2c043c','vm-019b76dd78f74aefba335c857250cc8f-cdRom',NULL,'019b76dd78f74aefba335c857250cc8f',0,NULL,NULL,NULL,1767225784567,1767225784567);
INSERT INTO "vm_cd_rom" VALUES('019b76dd78f74e4180e395c30f52bb59','vm-019b76dd78f7408d9303db576aba5085-cdRom',NULL,'019b76dd78f7408d9303db576aba5085',0,NULL,NULL,NULL,1767225784567,1767225784567);
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
INSERT INTO "vm_instance" VALUES('019b76dd78f74716b64070a09575c361','web-0',NULL,'019b76dca3e74e61b6b020ff11abd53c','019b76dce6234dcb9779b4eeb1b83275','019b76dd228b4054a5d3324c434b15a3','019b76dd228b4054a5d3324c434b15a3','019b76dd00d542399e3f6ab02b38e5a1','019b76dca3e74973b22e7a3cd84ab4b8','019b76dd78f745319ebadca39c3ad973','019b76dd228b40908c9d475cdab978f0','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',11,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225784567,1767225801327);
INSERT INTO "vm_instance" VALUES('019b76dd78f74711a3676ff61cf2044b','web-1',NULL,'019b76dca3e74e61b6b020ff11abd53c','019b76dce6234dcb9779b4eeb1b83275',NULL,'019b76dd228b4fa3a0c34c17b01efc5a','019b76dd00d542399e3f6ab02b38e5a1','019b76dca3e74973b22e7a3cd84ab4b8','019b76dd78f745b5bd0b8989e8f728f7','019b76dd228b40908c9d475cdab978f0','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Stopped',12,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225784567,1767226332297);
INSERT INTO "vm_instance" VALUES('019b76dd78f74aefba335c857250cc8f','web-2',NULL,'019b76dca3e74e61b6b020ff11abd53c','019b76dce6234dcb9779b4eeb1b83275',NULL,'019b76dd228b4054a5d3324c434b15a3','019b76dd00d542399e3f6ab02b38e5a1','019b76dca3e74973b22e7a3cd84ab4b8','019b76dd78f742ed94e688da7f5dca6b','019b76dd228b40908c9d475cdab978f0','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Destroyed',13,NULL,1767226389467,'36c27e8ff05c4780bf6d2fa65700f22e',1767225784567,1767226389467);
INSERT INTO "vm_instance" VALUES('019b76dd78f7408d9303db576aba5085','web-4',NULL,'019b76dca3e74e61b6b020ff11abd53c','019b76dce6234dcb9779b4eeb1b83275','019b76dd228b4054a5d3324c434b15a3','019b76dd228b4054a5d3324c434b15a3','019b76dd00d542399e3f6ab02b38e5a1','019b76dca3e74973b22e7a3cd84ab4b8','019b76dd78f74f83bec8eded65141704','019b76dd228b40908c9d475cdab978f0','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',15,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225784567,1767225803216);
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
INSERT INTO "vm_nic" VALUES('019b76dd78f743fbbc511b25ed945b49','019b76dd78f74716b64070a09575c361','019b76dd228b40908c9d475cdab978f0','019b76dd78f74a42aca060131e09dd9c','10.10.0.215','255.255.255.0','10.10.0.1',4,'fa:fe:4b:b6:d2:00',0,'VNIC','enable','KVM','virtio','vnic11.0',NULL,1767225784567,1767225784567);
INSERT INTO "vm_nic" VALUES('019b76dd78f74e5988d135d97d5f909b','019b76dd78f74716b64070a09575c361','019b76dd228b4163a86bc9e9f190f0e1','019b76dd78f742bcab9dc3cfdc0c1da2','10.20.0.194','255.255.255.0','10.20.0.1',4,'fa:b6:d6:98:94:01',1,'VNIC','enable','KVM','virtio','vnic11.1',NULL,1767225784567,1767225784567);
INSERT INTO "vm_nic" VALUES('019b76dd78f7453ea6e5f8e95cc0c988','019b76dd78f74711a3676ff61cf2044b','019b76dd228b40908c9d475cdab978f0','019b76dd78f74f14ba3b3c2ce22d665e','10.10.0.138','255.255.255.0','10.10.0.1',4,'fa:c9:7b:7e:ea:00',0,'VNIC','enable','KVM','virtio','vnic12.0',NULL,1767225784567,1767225784567);
INSERT INTO "vm_nic" VALUES('019b76dd78f74914ac80b12464cbd10d','019b76dd78f74711a3676ff61cf2044b','019b76dd228b4163a86bc9e9f190f0e1','019b76dd78f748888623b029ae0b6336','10.20.0.60','255.255.255.0','10.20.0.1',4,'fa:42:0b:9a:b8:01',1,'VNIC','enable','KVM','virtio','vnic12.1',NULL,1767225784567,1767225784567);
INSERT INTO "vm_nic" VALUES('019b76dd78f744ee92db3c173033270d','019b76dd78f74aefba335c857250cc8f','019b76dd228b40908c9d475cdab978f0',NULL,NULL,NULL,NULL,NULL,'fa:fb:06:9a:4f:00',0,'VNIC','enable','KVM','virtio','vnic13.0',NULL,1767225784567,1767226389467);
INSERT INTO "vm_nic" VALUES('019b76dd78f74a3ab9a1afaceb5b3858','019b76dd78f74aefba335c857250cc8f','019b76dd228b4163a86bc9e9f190f0e1',NULL,NULL,NULL,NULL,NULL,'fa:7f:6f:5e:c4:01',1,'VNIC','enable','KVM','virtio','vnic13.1',NULL,1767225784567,1767226389467);
INSERT INTO "vm_nic" VALUES('019b76dd78f74ef0ae52922c171240da','019b76dd78f7408d9303db576aba5085','019b76dd228b40908c9d475cdab978f0','019b76dd78f74e238867bd8f3a3ec749','10.10.0.62','255.255.255.0','10.10.0.1',4,'fa:5b:a3:a3:1f:00',0,'VNIC','enable','KVM','virtio','vnic15.0',NULL,1767225784567,1767225784567);
INSERT INTO "vm_nic" VALUES('019b76dd78f74b238ece7d23d3a36666','019b76dd78f7408d9303db576aba5085','019b76dd228b4163a86bc9e9f190f0e1','019b76dd78f740f498cd244f7e27ca60','10.20.0.33','255.255.255.0','10.20.0.1',4,'fa:e9:07:c9:12:01',1,'VNIC','enable','KVM','virtio','vnic15.1',NULL,1767225784567,1767225784567);
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
INSERT INTO "volume" VALUES('019b76dd78f745319ebadca39c3ad973','ROOT-for-web-0','Root volume for VM[uuid:019b76dd78f74716b64070a09575c361]','019b76dce6234b57bd4544e760d6ce93','019b76dd78f74716b64070a09575c361',NULL,NULL,'019b76dd00d542399e3f6ab02b38e5a1','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f745319ebadca39c3ad973/019b76dd78f745319ebadca39c3ad973.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Ready',0,NULL,NULL,'019b76dd228b4054a5d3324c434b15a3',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225784567,1767225799142);
INSERT INTO "volume" VALUES('019b76dd78f745b5bd0b8989e8f728f7','ROOT-for-web-1','Root volume for VM[uuid:019b76dd78f74711a3676ff61cf2044b]','019b76dce6234b57bd4544e760d6ce93','019b76dd78f74711a3676ff61cf2044b',NULL,NULL,'019b76dd00d542399e3f6ab02b38e5a1','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f745b5bd0b8989e8f728f7/019b76dd78f745b5bd0b8989e8f728f7.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Ready',0,NULL,NULL,'019b76dd228b4fa3a0c34c17b01efc5a',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225784567,1767225799397);
INSERT INTO "volume" VALUES('019b76dd78f742ed94e688da7f5dca6b','ROOT-for-web-2','Root volume for VM[uuid:019b76dd78f74aefba335c857250cc8f]','019b76dce6234b57bd4544e760d6ce93','019b76dd78f74aefba335c857250cc8f',NULL,NULL,'019b76dd00d542399e3f6ab02b38e5a1','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f742ed94e688da7f5dca6b/019b76dd78f742ed94e688da7f5dca6b.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Deleted',0,NULL,NULL,'019b76dd228b4054a5d3324c434b15a3',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225784567,1767226389467);
INSERT INTO "volume" VALUES('019b76dd78f74f83bec8eded65141704','ROOT-for-web-4','Root volume for VM[uuid:019b76dd78f7408d9303db576aba5085]','019b76dce6234b57bd4544e760d6ce93','019b76dd78f7408d9303db576aba5085',NULL,NULL,'019b76dd00d542399e3f6ab02b38e5a1','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dd78f74f83bec8eded65141704/019b76dd78f74f83bec8eded65141704.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Ready',0,NULL,NULL,'019b76dd228b4054a5d3324c434b15a3',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225784567,1767225799397);
INSERT INTO "volume" VALUES('019b76e1cb5e48ee9f7a947c03becb8a','attached',NULL,'019b76dce623460a86f292c71dd394a2','019b76dd78f74716b64070a09575c361',NULL,NULL,NULL,'/opt/zstack/nfsprimarystorage/prim-019b76dce623460a86f292c71dd394a2/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76e1cb5e48ee9f7a947c03becb8a/019b76e1cb5e48ee9f7a947c03becb8a.qcow2','Data','qcow2',1073741824,0,1,'Enabled','Ready',0,1767226134629,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767226067806,1767226137786);
INSERT INTO "volume" VALUES('019b76e39ff24dd1b3bab3488a4cebb1','free',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Data',NULL,2147483648,0,NULL,'Enabled','NotInstantiated',0,NULL,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767226187762,1767226187762);
INSERT INTO "volume" VALUES('019b76e42adb4384ac98bbe03c1426c9','deleted',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Data',NULL,1073741824,0,NULL,'Enabled','Deleted',0,NULL,NULL,NULL,1767226269566,'36c27e8ff05c4780bf6d2fa65700f22e',1767226223323,1767226269566);
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
INSERT INTO "zone" VALUES('019b76dca3e74e61b6b020ff11abd53c','zone','The only one.','Enabled','zstack',0,1767225730023,1767225730023);
CREATE INDEX ix_access_key_used_signature_used ON access_key_used_signature (used);
CREATE INDEX ix_api_job_end_finished ON api_job_end (finished);
CREATE INDEX ix_audit_account_uuid_create_date ON audit (account_uuid, create_date);
CREATE INDEX ix_audit_create_date ON audit (create_date);
CREATE INDEX ix_audit_resource_uuid ON audit (resource_uuid);
CREATE INDEX ix_claim_run ON claim (run);
CREATE INDEX ix_event_account_uuid_id ON event (account_uuid, id);
CREATE INDEX ix_event_resource_uuid_id ON event (resource_uuid, id);
CREATE INDEX ix_garbage_due_uuid ON garbage (due, uuid);
CREATE INDEX ix_login_failures_touched ON login_failures (touched);
CREATE INDEX ix_login_known_address_used ON login_known_address (used);
CREATE INDEX ix_resource_config_resource_uuid ON resource_config (resource_uuid);
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
CREATE INDEX ix_host_cluster_uuid_state_status_vm_count_uuid ON host (cluster_uuid, state, status, vm_count, uuid);
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('event',96);
INSERT INTO "sqlite_sequence" VALUES('workflow_run',22);
INSERT INTO "sqlite_sequence" VALUES('image_cache',2);
COMMIT;
