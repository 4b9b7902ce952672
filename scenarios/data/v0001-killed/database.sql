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
INSERT INTO "account" VALUES('36c27e8ff05c4780bf6d2fa65700f22e','admin',NULL,'SystemAdmin','scrypt$16384$b8c722a6c2c9b89d2680aa5786355c88$d494a9520c3dc59aafa00e8a4b8c788fe1ce51ff481b0c21407c18fa9c184a4383dde6d6706febd16abd735c80b343de323697a0b06a44e374dcd1a9c2e373cc',0,1767225600832,1767225600832);
INSERT INTO "account" VALUES('019b76db1a80489281fe898ef5b11b6c','tenant',NULL,'Normal','scrypt$16384$6263144f0fa4b9688a39eef57cc4fef4$2552f976dbdd083ca3a6d33f5b2ecd0951f531bbc28a5e23800e319cf9d6308647a756eac1b48a2291d66d2a8fe65b31da38a601485e28ff953cfcce1421c976',0,1767225629579,1767225629579);
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
INSERT INTO "api_job" VALUES('019b76daad6f4c96a5d4ead12424c2f6','UpdateGlobalConfig','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601391,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'vm',0);
INSERT INTO "api_job" VALUES('019b76daadac4e7dbb9687ce3b76f511','AddSftpBackupStorage','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601452,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daadac4231b7c518ace592543b','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601452,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daadac432b948f29d7218d304c','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601452,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daadac4f72b9ee82516aaae7aa','CreateDiskOffering','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601452,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daadac4321a54ed5e23b7a64b0','CreateZone','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601452,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daaeef4589a0d00404613454cc','CreateCluster','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601775,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daaef242e3b3266f77273e8d4a','AddNfsPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601778,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daaef24ed982d88db3a10db4f4','AddLocalPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601778,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daaef24cab8492ee3a74be55c2','CreateL2NoVlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601778,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daaef2417080028bbe77ad3d0b','CreateL2VlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225601778,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dab02a4bec836c0af779478fcb','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225602090,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dab02a4b5185e463f4d7cec543','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225602090,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dab02a4d88afd20d9de904cc11','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225602090,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dab02d404f8fd8ac25cb2f0f91','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225602093,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dab0cb41db8928386dedcadd11','AddIpRange','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225602251,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dab04740f99a012e3f93dc2c17',0);
INSERT INTO "api_job" VALUES('019b76dab0cb4933987f538c8b28c432','AddDnsToL3Network','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225602251,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dab04740f99a012e3f93dc2c17',0);
INSERT INTO "api_job" VALUES('019b76dab0ce4745bb38d72ead78b7cb','AddIpRangeByNetworkCidr','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225602254,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dab0474f59ae072ab033213836',0);
INSERT INTO "api_job" VALUES('019b76dab1aa4718800419eaa397366b','AddImage','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225602474,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dab1ab4945b3d5ea431465df66','AttachBackupStorageToZone','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225602475,'36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76daadc146a0bfd49ec5062bffcb',0);
INSERT INTO "api_job" VALUES('019b76dabeee4acc986291d409dfe088','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225605870,'36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76daaf034f839dd0cae33ee48de4',0);
INSERT INTO "api_job" VALUES('019b76dabef048778be34fd07822ba42','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225605872,'36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76daaf034f839dd0cae33ee48de4',0);
INSERT INTO "api_job" VALUES('019b76dabef04612856a0c8ca519e757','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225605872,'36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daaf0345f7a27e6970a508b3ac',0);
INSERT INTO "api_job" VALUES('019b76dabef045e4ab7fa721b94df7f3','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225605872,'36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daaf034feba87b1f0ef5f7f010',0);
INSERT INTO "api_job" VALUES('019b76dac4f34be2be65d877aa99d352','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225607411,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dac4f34926ba0f4011ef483766','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225607411,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dac4f342d29b8b8c7ba2990ee6','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225607411,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dac4f34b3d87d4c13f1e25fa3a','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225607411,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dac4f340988d438ccdc2c737fe','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225607411,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daec984cf99808bcfd88600bb6','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225617560,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daef10416da7d03565bb1ce9f7','AttachDataVolumeToVm','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225618192,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dac50f4fa9acd2b00eed2de8c0',0);
INSERT INTO "api_job" VALUES('019b76daf5d24912a389e76f2e3a9bec','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225619922,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daf87a43d083f94bac912d8de0','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225620602,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dafae643abb97ea8538c6f181a','DeleteDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225621222,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76daf89a4cf789239b6c758b76b8',0);
INSERT INTO "api_job" VALUES('019b76dafd664824b205f41dd155a73e','StopVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225621862,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dac50f4c8484f16c47c06dc9bb',0);
INSERT INTO "api_job" VALUES('019b76db0a36444e9d6813a28df509d5','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225625142,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dac50f40fe8a29ed2742f46615',0);
INSERT INTO "api_job" VALUES('019b76db0f714a7e891dfb4341cd2a46','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225626481,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dac50f4c2ca404e46651324529',0);
INSERT INTO "api_job" VALUES('019b76db14354352acef27254e7d59f5','ExpungeVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225627701,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dac50f4c2ca404e46651324529',0);
INSERT INTO "api_job" VALUES('019b76db17e2430f9d75e9ba27018c5b','CreateUserTag','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225628642,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db1a604a8eafd8cc0a26f5b3dc','CreateAccount','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225629280,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db1da945c4843b5aaf50f36359','ShareResource','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225630121,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db230543818056f8d5dc35a6ad','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225631493,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db257e408eb855a337c5accaf2','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225632126,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db280741c7a672fa3c2e2e31ec','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','9153e2c546ce23e1548496f3a326ec3d',1767225632775,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
CREATE TABLE api_job_end (
	job VARCHAR(32) NOT NULL, 
	finished BIGINT NOT NULL, 
	success BOOLEAN NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_api_job_end PRIMARY KEY (job)
);
INSERT INTO "api_job_end" VALUES('019b76daad6f4c96a5d4ead12424c2f6',1767225601430,1,'{"inventory":{"id":82,"name":"deletionPolicy","category":"vm","description":"Whether a destroyed VM goes at once, after expungePeriod, or only by ExpungeVmInstance.","defaultValue":"Delay","value":"Delay"},"schema":{"inventory":"org.zstack.core.config.GlobalConfigInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daadac4231b7c518ace592543b',1767225601641,1,'{"inventory":{"uuid":"019b76daadc1432c9cbcad4a3707a955","name":"small","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"type":"UserVm","allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","sortKey":0,"state":"Enabled","createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601473,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601473},"schema":{"inventory":"org.zstack.header.configuration.InstanceOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daadac432b948f29d7218d304c',1767225601641,1,'{"inventory":{"uuid":"019b76daadc14ed59289eac6a16bf47d","name":"large","cpuNum":4,"cpuSpeed":0,"memorySize":8589934592,"reservedMemorySize":0,"type":"UserVm","allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","sortKey":0,"state":"Enabled","createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601473,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601473},"schema":{"inventory":"org.zstack.header.configuration.InstanceOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daadac4f72b9ee82516aaae7aa',1767225601641,1,'{"inventory":{"uuid":"019b76daadc1495a8600680d9b010dab","name":"disk-20g","diskSize":21474836480,"sortKey":0,"state":"Enabled","type":"DefaultDiskOfferingType","allocatorStrategy":"DefaultPrimaryStorageAllocationStrategy","createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601473,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601473},"schema":{"inventory":"org.zstack.header.configuration.DiskOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daadac4321a54ed5e23b7a64b0',1767225601641,1,'{"inventory":{"uuid":"019b76daadc146a0bfd49ec5062bffcb","name":"zone","description":"The only one.","state":"Enabled","type":"zstack","isDefault":false,"createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601473,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601473},"schema":{"inventory":"org.zstack.header.zone.ZoneInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daaeef4589a0d00404613454cc',1767225601970,1,'{"inventory":{"uuid":"019b76daaf034f839dd0cae33ee48de4","name":"cluster","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","hypervisorType":"KVM","state":"Enabled","type":"zstack","createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601795,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601795},"schema":{"inventory":"org.zstack.header.cluster.ClusterInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daaef24cab8492ee3a74be55c2',1767225601970,1,'{"inventory":{"uuid":"019b76daaf0345f7a27e6970a508b3ac","name":"front","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","physicalInterface":"eth0","type":"L2NoVlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":0,"isolated":false,"createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601795,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601795,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.network.l2.L2NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daaef2417080028bbe77ad3d0b',1767225601970,1,'{"inventory":{"uuid":"019b76daaf034feba87b1f0ef5f7f010","name":"back","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","physicalInterface":"eth0","type":"L2VlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":100,"vlan":100,"isolated":false,"createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601795,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601795,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.network.l2.L2VlanNetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daaef242e3b3266f77273e8d4a',1767225601995,1,'{"inventory":{"uuid":"019b76daaf034f86a9797a8fa4f3cf55","name":"nfs","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","url":"192.168.10.6:/export/vms","type":"NFS","state":"Enabled","status":"Disconnected","mountPath":"/opt/zstack/nfsprimarystorage/prim-019b76daaf034f86a9797a8fa4f3cf55","totalCapacity":0,"availableCapacity":0,"totalPhysicalCapacity":0,"availablePhysicalCapacity":0,"createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601795,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601910,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab02a4d88afd20d9de904cc11',1767225602178,1,'{"inventory":{"uuid":"019b76dab04740f99a012e3f93dc2c17","name":"public","type":"L3BasicNetwork","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","l2NetworkUuid":"019b76daaf0345f7a27e6970a508b3ac","state":"Enabled","system":false,"category":"Public","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602119,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602119,"dns":[],"ipRanges":[],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab02d404f8fd8ac25cb2f0f91',1767225602178,1,'{"inventory":{"uuid":"019b76dab0474f59ae072ab033213836","name":"private","type":"L3BasicNetwork","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","l2NetworkUuid":"019b76daaf034feba87b1f0ef5f7f010","state":"Enabled","system":false,"category":"Private","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602119,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602119,"dns":[],"ipRanges":[],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daadac4e7dbb9687ce3b76f511',1767225602430,1,'{"inventory":{"uuid":"019b76daadc14a40ae5b745d3e6a72b2","name":"store","totalCapacity":10995116277760,"availableCapacity":10995116277760,"type":"SftpBackupStorage","state":"Enabled","status":"Connected","hostname":"192.168.10.5","username":"root","sshPort":22,"url":"/export/images","createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601473,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602271,"attachedZoneUuids":[]},"schema":{"inventory":"org.zstack.storage.backup.sftp.SftpBackupStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab0cb41db8928386dedcadd11',1767225602470,1,'{"inventory":{"uuid":"019b76dab14241bc99eb65d5a138ab78","name":"servers","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1","networkCidr":"10.10.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602370,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602370},"schema":{"inventory":"org.zstack.header.network.l3.IpRangeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab0cb4933987f538c8b28c432',1767225602470,1,'{"inventory":{"uuid":"019b76dab04740f99a012e3f93dc2c17","name":"public","type":"L3BasicNetwork","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","l2NetworkUuid":"019b76daaf0345f7a27e6970a508b3ac","state":"Enabled","system":false,"category":"Public","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602119,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602119,"dns":["1.1.1.1"],"ipRanges":[{"uuid":"019b76dab14241bc99eb65d5a138ab78","name":"servers","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1","networkCidr":"10.10.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602370,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602370}],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab0ce4745bb38d72ead78b7cb',1767225602470,1,'{"inventory":{"uuid":"019b76dab142441d827ce938b26abe58","name":"range","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1","networkCidr":"10.20.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602370,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602370},"inventories":[{"uuid":"019b76dab142441d827ce938b26abe58","name":"range","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1","networkCidr":"10.20.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602370,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602370}],"success":true}');
INSERT INTO "api_job_end" VALUES('019b76dab1ab4945b3d5ea431465df66',1767225602552,1,'{"inventory":{"uuid":"019b76daadc14a40ae5b745d3e6a72b2","name":"store","totalCapacity":10995116277760,"availableCapacity":10995116277760,"type":"SftpBackupStorage","state":"Enabled","status":"Connected","hostname":"192.168.10.5","username":"root","sshPort":22,"url":"/export/images","createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601473,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602271,"attachedZoneUuids":["019b76daadc146a0bfd49ec5062bffcb"]},"schema":{"inventory":"org.zstack.storage.backup.sftp.SftpBackupStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daaef24ed982d88db3a10db4f4',1767225603130,1,'{"inventory":{"uuid":"019b76daaf0348efa81ab66ca0009309","name":"local","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","url":"/var/lib/vms","type":"LocalStorage","state":"Enabled","status":"Connected","mountPath":"/var/lib/vms","totalCapacity":0,"availableCapacity":0,"totalPhysicalCapacity":0,"availablePhysicalCapacity":0,"createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601795,"lastOpDate":"Jan 1, 2026 12:00:03 AM","lastOpDateMs":1767225603027,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab1aa4718800419eaa397366b',1767225604318,1,'{"inventory":{"uuid":"019b76dab1d447889742f623704b6ba3","name":"ubuntu","state":"Enabled","status":"Ready","size":4294967296,"actualSize":1073741824,"md5Sum":"555bc39519e4fee02d0da71c9983e964","mediaType":"RootVolumeTemplate","guestOsType":"Linux","type":"zstack","platform":"Linux","architecture":"x86_64","format":"qcow2","system":false,"virtio":true,"url":"http://images.example.com/ubuntu-22.04.qcow2","createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602516,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604290,"backupStorageRefs":[{"imageUuid":"019b76dab1d447889742f623704b6ba3","backupStorageUuid":"019b76daadc14a40ae5b745d3e6a72b2","installPath":"/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76dab1d447889742f623704b6ba3/019b76dab1d447889742f623704b6ba3.qcow2","status":"Ready","createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602516,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604290}]},"schema":{"inventory":"org.zstack.header.image.ImageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab02a4bec836c0af779478fcb',1767225604951,1,'{"inventory":{"uuid":"019b76dab04745039c0382fd31388398","name":"host-0","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","managementIp":"192.168.1.11","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"availableCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"availableMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602119,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604899},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab02a4b5185e463f4d7cec543',1767225605831,1,'{"inventory":{"uuid":"019b76dab04744839e1000a47dfb22bd","name":"host-1","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","managementIp":"192.168.1.12","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"availableCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"availableMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","createDate":"Jan 1, 2026 12:00:02 AM","createDateMs":1767225602119,"lastOpDate":"Jan 1, 2026 12:00:05 AM","lastOpDateMs":1767225605777},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dabef045e4ab7fa721b94df7f3',1767225606429,1,'{"inventory":{"uuid":"019b76daaf034feba87b1f0ef5f7f010","name":"back","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","physicalInterface":"eth0","type":"L2VlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":100,"vlan":100,"isolated":false,"createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601795,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601795,"attachedClusterUuids":["019b76daaf034f839dd0cae33ee48de4"]},"schema":{"inventory":"org.zstack.header.network.l2.L2VlanNetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dabef04612856a0c8ca519e757',1767225606554,1,'{"inventory":{"uuid":"019b76daaf0345f7a27e6970a508b3ac","name":"front","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","physicalInterface":"eth0","type":"L2NoVlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":0,"isolated":false,"createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601795,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601795,"attachedClusterUuids":["019b76daaf034f839dd0cae33ee48de4"]},"schema":{"inventory":"org.zstack.header.network.l2.L2NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dabef048778be34fd07822ba42',1767225607150,1,'{"inventory":{"uuid":"019b76daaf0348efa81ab66ca0009309","name":"local","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","url":"/var/lib/vms","type":"LocalStorage","state":"Enabled","status":"Connected","mountPath":"/var/lib/vms","totalCapacity":8796093022208,"availableCapacity":8796093022208,"totalPhysicalCapacity":8796093022208,"availablePhysicalCapacity":8796093022208,"systemUsedCapacity":0,"createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601795,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607087,"attachedClusterUuids":["019b76daaf034f839dd0cae33ee48de4"]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dabeee4acc986291d409dfe088',1767225607390,1,'{"inventory":{"uuid":"019b76daaf034f86a9797a8fa4f3cf55","name":"nfs","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","url":"192.168.10.6:/export/vms","type":"NFS","state":"Enabled","status":"Connected","mountPath":"/opt/zstack/nfsprimarystorage/prim-019b76daaf034f86a9797a8fa4f3cf55","totalCapacity":54975581388800,"availableCapacity":54975581388800,"totalPhysicalCapacity":54975581388800,"availablePhysicalCapacity":54975581388800,"systemUsedCapacity":0,"createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601795,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607305,"attachedClusterUuids":["019b76daaf034f839dd0cae33ee48de4"]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dac4f342d29b8b8c7ba2990ee6',1767225611257,1,'{"inventory":{"uuid":"019b76dac50f40fe8a29ed2742f46615","name":"web-2","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","lastHostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4fdba66693b2cacf1371","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:11 AM","lastOpDateMs":1767225611225,"vmNics":[{"uuid":"019b76dac50f4479a70d56d1caf75062","vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.133","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:b5:bc:bc:25:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic13.0","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f4094878c22038617e99c","ipRangeUuid":"019b76dab14241bc99eb65d5a138ab78","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ipVersion":4,"ip":"10.10.0.133","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427653,"vmNicUuid":"019b76dac50f4479a70d56d1caf75062","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},{"uuid":"019b76dac50f4997b0532a5889fa4640","vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.130","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:5f:d6:8d:43:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic13.1","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f48b39e0d26df6f90ee4e","ipRangeUuid":"019b76dab142441d827ce938b26abe58","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ipVersion":4,"ip":"10.20.0.130","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083010,"vmNicUuid":"019b76dac50f4997b0532a5889fa4640","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]}],"allVolumes":[{"uuid":"019b76dac50f4fdba66693b2cacf1371","name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dac50f40fe8a29ed2742f46615]","primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","rootImageUuid":"019b76dab1d447889742f623704b6ba3","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dac50f4fdba66693b2cacf1371/019b76dac50f4fdba66693b2cacf1371.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:09 AM","lastOpDateMs":1767225609801}],"vmCdRoms":[{"uuid":"019b76dac50f4f848437e42f06d72fb7","name":"vm-019b76dac50f40fe8a29ed2742f46615-cdRom","vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","deviceId":0,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dac4f34b3d87d4c13f1e25fa3a',1767225611470,1,'{"inventory":{"uuid":"019b76dac50f4c2ca404e46651324529","name":"web-3","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04745039c0382fd31388398","lastHostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4865835626ee0258dde1","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:11 AM","lastOpDateMs":1767225611434,"vmNics":[{"uuid":"019b76dac50f4d2482bf2d5a71743382","vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.22","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:89:92:de:c1:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic14.0","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f4598b9deb1e3885da312","ipRangeUuid":"019b76dab14241bc99eb65d5a138ab78","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ipVersion":4,"ip":"10.10.0.22","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427542,"vmNicUuid":"019b76dac50f4d2482bf2d5a71743382","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},{"uuid":"019b76dac50f4879a11ad16728b9ba11","vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.2","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:69:f9:4d:7f:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic14.1","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f45dea647422fabe1fe32","ipRangeUuid":"019b76dab142441d827ce938b26abe58","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ipVersion":4,"ip":"10.20.0.2","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082882,"vmNicUuid":"019b76dac50f4879a11ad16728b9ba11","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]}],"allVolumes":[{"uuid":"019b76dac50f4865835626ee0258dde1","name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dac50f4c2ca404e46651324529]","primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","rootImageUuid":"019b76dab1d447889742f623704b6ba3","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dac50f4865835626ee0258dde1/019b76dac50f4865835626ee0258dde1.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:10 AM","lastOpDateMs":1767225610027}],"vmCdRoms":[{"uuid":"019b76dac50f4c119e21d92cb08840a9","name":"vm-019b76dac50f4c2ca404e46651324529-cdRom","vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","deviceId":0,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dac4f34be2be65d877aa99d352',1767225611791,1,'{"inventory":{"uuid":"019b76dac50f4fa9acd2b00eed2de8c0","name":"web-0","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","lastHostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4b41bf62c41ae34f600b","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:11 AM","lastOpDateMs":1767225611723,"vmNics":[{"uuid":"019b76dac50f47bcb781e5e0287e937a","vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.85","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:36:b5:30:e3:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic11.0","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f46c196b33193fa71aae5","ipRangeUuid":"019b76dab14241bc99eb65d5a138ab78","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ipVersion":4,"ip":"10.10.0.85","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427605,"vmNicUuid":"019b76dac50f47bcb781e5e0287e937a","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},{"uuid":"019b76dac50f47f290b069340f448ed5","vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.139","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:a6:dd:e3:08:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic11.1","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f4798bf82d6e7c06e1d5e","ipRangeUuid":"019b76dab142441d827ce938b26abe58","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ipVersion":4,"ip":"10.20.0.139","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083019,"vmNicUuid":"019b76dac50f47f290b069340f448ed5","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]}],"allVolumes":[{"uuid":"019b76dac50f4b41bf62c41ae34f600b","name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76dac50f4fa9acd2b00eed2de8c0]","primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","rootImageUuid":"019b76dab1d447889742f623704b6ba3","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dac50f4b41bf62c41ae34f600b/019b76dac50f4b41bf62c41ae34f600b.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:09 AM","lastOpDateMs":1767225609769}],"vmCdRoms":[{"uuid":"019b76dac50f4c1e88be2abf4d510c7f","name":"vm-019b76dac50f4fa9acd2b00eed2de8c0-cdRom","vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","deviceId":0,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dac4f340988d438ccdc2c737fe',1767225611791,1,'{"inventory":{"uuid":"019b76dac50f4027b41140651e63a2be","name":"web-4","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","lastHostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4abc8fdc6139604efba4","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:11 AM","lastOpDateMs":1767225611723,"vmNics":[{"uuid":"019b76dac50f433b9c05f70078009d48","vmInstanceUuid":"019b76dac50f4027b41140651e63a2be","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.143","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:35:36:ff:18:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic15.0","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f4f8788a8b9cde85e05e4","ipRangeUuid":"019b76dab14241bc99eb65d5a138ab78","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ipVersion":4,"ip":"10.10.0.143","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427663,"vmNicUuid":"019b76dac50f433b9c05f70078009d48","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},{"uuid":"019b76dac50f4817b565daa42686d4fb","vmInstanceUuid":"019b76dac50f4027b41140651e63a2be","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.70","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:63:17:94:f5:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic15.1","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f4404bbc5ffaa48ac0073","ipRangeUuid":"019b76dab142441d827ce938b26abe58","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ipVersion":4,"ip":"10.20.0.70","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082950,"vmNicUuid":"019b76dac50f4817b565daa42686d4fb","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]}],"allVolumes":[{"uuid":"019b76dac50f4abc8fdc6139604efba4","name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76dac50f4027b41140651e63a2be]","primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4027b41140651e63a2be","rootImageUuid":"019b76dab1d447889742f623704b6ba3","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dac50f4abc8fdc6139604efba4/019b76dac50f4abc8fdc6139604efba4.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:09 AM","lastOpDateMs":1767225609801}],"vmCdRoms":[{"uuid":"019b76dac50f4603a24c66ecc7d9fa14","name":"vm-019b76dac50f4027b41140651e63a2be-cdRom","vmInstanceUuid":"019b76dac50f4027b41140651e63a2be","deviceId":0,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dac4f34926ba0f4011ef483766',1767225612264,1,'{"inventory":{"uuid":"019b76dac50f4c8484f16c47c06dc9bb","name":"web-1","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04745039c0382fd31388398","lastHostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f45c19d1298d4cdd1c45f","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:12 AM","lastOpDateMs":1767225612222,"vmNics":[{"uuid":"019b76dac50f4be4a02bbbf7fd092fe6","vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.53","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:6b:27:28:cf:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.0","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f47598ed826e363c9eb7b","ipRangeUuid":"019b76dab14241bc99eb65d5a138ab78","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ipVersion":4,"ip":"10.10.0.53","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427573,"vmNicUuid":"019b76dac50f4be4a02bbbf7fd092fe6","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},{"uuid":"019b76dac50f4265be060c107685a90e","vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.241","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:7b:33:5e:20:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.1","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f42eb9abd35a4d4d8a7c8","ipRangeUuid":"019b76dab142441d827ce938b26abe58","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ipVersion":4,"ip":"10.20.0.241","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083121,"vmNicUuid":"019b76dac50f4265be060c107685a90e","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]}],"allVolumes":[{"uuid":"019b76dac50f45c19d1298d4cdd1c45f","name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dac50f4c8484f16c47c06dc9bb]","primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","rootImageUuid":"019b76dab1d447889742f623704b6ba3","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dac50f45c19d1298d4cdd1c45f/019b76dac50f45c19d1298d4cdd1c45f.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:10 AM","lastOpDateMs":1767225610027}],"vmCdRoms":[{"uuid":"019b76dac50f4c659a400444121e35ba","name":"vm-019b76dac50f4c8484f16c47c06dc9bb-cdRom","vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","deviceId":0,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daec984cf99808bcfd88600bb6',1767225617631,1,'{"inventory":{"uuid":"019b76daecb84dd19e0d9e7dc649ad17","name":"attached","type":"Data","size":1073741824,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:00:17 AM","createDateMs":1767225617592,"lastOpDate":"Jan 1, 2026 12:00:17 AM","lastOpDateMs":1767225617592},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daef10416da7d03565bb1ce9f7',1767225619190,1,'{"inventory":{"uuid":"019b76daecb84dd19e0d9e7dc649ad17","name":"attached","primaryStorageUuid":"019b76daaf034f86a9797a8fa4f3cf55","vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","installPath":"/opt/zstack/nfsprimarystorage/prim-019b76daaf034f86a9797a8fa4f3cf55/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daecb84dd19e0d9e7dc649ad17/019b76daecb84dd19e0d9e7dc649ad17.qcow2","type":"Data","format":"qcow2","size":1073741824,"actualSize":0,"deviceId":1,"state":"Enabled","status":"Ready","isShareable":false,"lastAttachDate":"Jan 1, 2026 12:00:18 AM","createDate":"Jan 1, 2026 12:00:17 AM","createDateMs":1767225617592,"lastOpDate":"Jan 1, 2026 12:00:18 AM","lastOpDateMs":1767225618730},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daf5d24912a389e76f2e3a9bec',1767225619962,1,'{"inventory":{"uuid":"019b76daf5ef4dbda47a33fdb7b46e46","name":"free","type":"Data","size":2147483648,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:00:19 AM","createDateMs":1767225619951,"lastOpDate":"Jan 1, 2026 12:00:19 AM","lastOpDateMs":1767225619951},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daf87a43d083f94bac912d8de0',1767225620645,1,'{"inventory":{"uuid":"019b76daf89a4cf789239b6c758b76b8","name":"deleted","type":"Data","size":1073741824,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:00:20 AM","createDateMs":1767225620634,"lastOpDate":"Jan 1, 2026 12:00:20 AM","lastOpDateMs":1767225620634},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dafae643abb97ea8538c6f181a',1767225621292,1,'{}');
INSERT INTO "api_job_end" VALUES('019b76dafd664824b205f41dd155a73e',1767225624570,1,'{"inventory":{"uuid":"019b76dac50f4c8484f16c47c06dc9bb","name":"web-1","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","lastHostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f45c19d1298d4cdd1c45f","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Stopped","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:24 AM","lastOpDateMs":1767225624507,"vmNics":[{"uuid":"019b76dac50f4be4a02bbbf7fd092fe6","vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.53","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:6b:27:28:cf:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.0","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f47598ed826e363c9eb7b","ipRangeUuid":"019b76dab14241bc99eb65d5a138ab78","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ipVersion":4,"ip":"10.10.0.53","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427573,"vmNicUuid":"019b76dac50f4be4a02bbbf7fd092fe6","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},{"uuid":"019b76dac50f4265be060c107685a90e","vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.241","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:7b:33:5e:20:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.1","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439,"usedIps":[{"uuid":"019b76dac50f42eb9abd35a4d4d8a7c8","ipRangeUuid":"019b76dab142441d827ce938b26abe58","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ipVersion":4,"ip":"10.20.0.241","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083121,"vmNicUuid":"019b76dac50f4265be060c107685a90e","createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]}],"allVolumes":[{"uuid":"019b76dac50f45c19d1298d4cdd1c45f","name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dac50f4c8484f16c47c06dc9bb]","primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","rootImageUuid":"019b76dab1d447889742f623704b6ba3","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dac50f45c19d1298d4cdd1c45f/019b76dac50f45c19d1298d4cdd1c45f.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":0,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:10 AM","lastOpDateMs":1767225610027}],"vmCdRoms":[{"uuid":"019b76dac50f4c659a400444121e35ba","name":"vm-019b76dac50f4c8484f16c47c06dc9bb-cdRom","vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","deviceId":0,"createDate":"Jan 1, 2026 12:00:07 AM","createDateMs":1767225607439,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607439}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db0a36444e9d6813a28df509d5',1767225625891,1,'{}');
INSERT INTO "api_job_end" VALUES('019b76db0f714a7e891dfb4341cd2a46',1767225627070,1,'{}');
INSERT INTO "api_job_end" VALUES('019b76db14354352acef27254e7d59f5',1767225628070,1,'{}');
INSERT INTO "api_job_end" VALUES('019b76db17e2430f9d75e9ba27018c5b',1767225628711,1,'{"inventory":{"uuid":"019b76db17f948a6ad67fafec42d10ee","resourceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","resourceType":"VmInstanceVO","tag":"kept","type":"User","createDate":"Jan 1, 2026 12:00:28 AM","createDateMs":1767225628665,"lastOpDate":"Jan 1, 2026 12:00:28 AM","lastOpDateMs":1767225628665},"schema":{"inventory":"org.zstack.header.tag.UserTagInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db1a604a8eafd8cc0a26f5b3dc',1767225629610,1,'{"inventory":{"uuid":"019b76db1a80489281fe898ef5b11b6c","name":"tenant","type":"Normal","createDate":"Jan 1, 2026 12:00:29 AM","createDateMs":1767225629579,"lastOpDate":"Jan 1, 2026 12:00:29 AM","lastOpDateMs":1767225629579},"schema":{"inventory":"org.zstack.header.identity.AccountInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db1da945c4843b5aaf50f36359',1767225630192,1,'{}');
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
INSERT INTO "audit" VALUES('019b76daad5a46b4a4d7258011456380','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,NULL,NULL,1,NULL,NULL,430,1767225601370);
INSERT INTO "audit" VALUES('019b76daad9641d5b84387e06bafbfc4','UpdateGlobalConfig','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'vm',NULL,'019b76daad6f4c96a5d4ead12424c2f6',1,NULL,NULL,39,1767225601430);
INSERT INTO "audit" VALUES('019b76daae694391a35cd90d5c23619b','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','InstanceOfferingVO','019b76daadc1432c9cbcad4a3707a955',NULL,'019b76daadac4231b7c518ace592543b',1,NULL,NULL,189,1767225601641);
INSERT INTO "audit" VALUES('019b76daae6947c58765358b366ea16e','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','InstanceOfferingVO','019b76daadc14ed59289eac6a16bf47d',NULL,'019b76daadac432b948f29d7218d304c',1,NULL,NULL,189,1767225601641);
INSERT INTO "audit" VALUES('019b76daae69461fa62bbaf365b72c5c','CreateDiskOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','DiskOfferingVO','019b76daadc1495a8600680d9b010dab',NULL,'019b76daadac4f72b9ee82516aaae7aa',1,NULL,NULL,189,1767225601641);
INSERT INTO "audit" VALUES('019b76daae694cf187f562711225f8d6','CreateZone','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76daadc146a0bfd49ec5062bffcb',NULL,'019b76daadac4321a54ed5e23b7a64b0',1,NULL,NULL,189,1767225601641);
INSERT INTO "audit" VALUES('019b76daafb24765b4d2750ccc9b81c5','CreateCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76daaf034f839dd0cae33ee48de4',NULL,'019b76daaeef4589a0d00404613454cc',1,NULL,NULL,195,1767225601970);
INSERT INTO "audit" VALUES('019b76daafb2425e9e650c934e84e193','CreateL2NoVlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daaf0345f7a27e6970a508b3ac',NULL,'019b76daaef24cab8492ee3a74be55c2',1,NULL,NULL,192,1767225601970);
INSERT INTO "audit" VALUES('019b76daafb24cfba8fefebae01097fa','CreateL2VlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daaf034feba87b1f0ef5f7f010',NULL,'019b76daaef2417080028bbe77ad3d0b',1,NULL,NULL,192,1767225601970);
INSERT INTO "audit" VALUES('019b76daafcb4c7485c1e0022cfd8ab8','AddNfsPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','PrimaryStorageVO','019b76daaf034f86a9797a8fa4f3cf55',NULL,'019b76daaef242e3b3266f77273e8d4a',1,NULL,NULL,217,1767225601995);
INSERT INTO "audit" VALUES('019b76dab08245e49306429a747ecca5','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dab04740f99a012e3f93dc2c17',NULL,'019b76dab02a4d88afd20d9de904cc11',1,NULL,NULL,88,1767225602178);
INSERT INTO "audit" VALUES('019b76dab08249308b657845a884b337','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dab0474f59ae072ab033213836',NULL,'019b76dab02d404f8fd8ac25cb2f0f91',1,NULL,NULL,85,1767225602178);
INSERT INTO "audit" VALUES('019b76dab17e42af836468b49b4b6a16','AddSftpBackupStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','BackupStorageVO','019b76daadc14a40ae5b745d3e6a72b2',NULL,'019b76daadac4e7dbb9687ce3b76f511',1,NULL,NULL,978,1767225602430);
INSERT INTO "audit" VALUES('019b76dab1a64d13b5eca46f4f3e81d4','AddIpRange','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','IpRangeVO','019b76dab14241bc99eb65d5a138ab78',NULL,'019b76dab0cb41db8928386dedcadd11',1,NULL,NULL,219,1767225602470);
INSERT INTO "audit" VALUES('019b76dab1a64875a11d3abab9b637cd','AddDnsToL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76dab04740f99a012e3f93dc2c17',NULL,'019b76dab0cb4933987f538c8b28c432',1,NULL,NULL,219,1767225602470);
INSERT INTO "audit" VALUES('019b76dab1a64d23b7bef58a8581c527','AddIpRangeByNetworkCidr','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'019b76dab142441d827ce938b26abe58',NULL,'019b76dab0ce4745bb38d72ead78b7cb',1,NULL,NULL,216,1767225602470);
INSERT INTO "audit" VALUES('019b76dab1f8482892523c18dc62c1b6','AttachBackupStorageToZone','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76daadc146a0bfd49ec5062bffcb',NULL,'019b76dab1ab4945b3d5ea431465df66',1,NULL,NULL,77,1767225602552);
INSERT INTO "audit" VALUES('019b76dab43a4e08898d107f0102b965','AddLocalPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','PrimaryStorageVO','019b76daaf0348efa81ab66ca0009309',NULL,'019b76daaef24ed982d88db3a10db4f4',1,NULL,NULL,1352,1767225603130);
INSERT INTO "audit" VALUES('019b76dab8de4d37bdd984d259b192a8','AddImage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ImageVO','019b76dab1d447889742f623704b6ba3',NULL,'019b76dab1aa4718800419eaa397366b',1,NULL,NULL,1844,1767225604318);
INSERT INTO "audit" VALUES('019b76dabb5740a5bcf681c77cf2dd95','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76dab04745039c0382fd31388398',NULL,'019b76dab02a4bec836c0af779478fcb',1,NULL,NULL,2861,1767225604951);
INSERT INTO "audit" VALUES('019b76dabec7414db3283f5873b93934','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76dab04744839e1000a47dfb22bd',NULL,'019b76dab02a4b5185e463f4d7cec543',1,NULL,NULL,3741,1767225605831);
INSERT INTO "audit" VALUES('019b76dac11d4ad69eecf7b04260c0f4','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daaf034feba87b1f0ef5f7f010',NULL,'019b76dabef045e4ab7fa721b94df7f3',1,NULL,NULL,557,1767225606429);
INSERT INTO "audit" VALUES('019b76dac19a47a580d0d8eee3d9b0bb','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daaf0345f7a27e6970a508b3ac',NULL,'019b76dabef04612856a0c8ca519e757',1,NULL,NULL,682,1767225606554);
INSERT INTO "audit" VALUES('019b76dac3ee47ea9f367da771fd00a7','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76daaf034f839dd0cae33ee48de4',NULL,'019b76dabef048778be34fd07822ba42',1,NULL,NULL,1278,1767225607150);
INSERT INTO "audit" VALUES('019b76dac4de475ca5b756fbafa6e98b','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76daaf034f839dd0cae33ee48de4',NULL,'019b76dabeee4acc986291d409dfe088',1,NULL,NULL,1520,1767225607390);
INSERT INTO "audit" VALUES('019b76dad3f944abbe5ab495b7a3cb89','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dac50f40fe8a29ed2742f46615',NULL,'019b76dac4f342d29b8b8c7ba2990ee6',1,NULL,NULL,3846,1767225611257);
INSERT INTO "audit" VALUES('019b76dad4ce4fdab8f46f27c151a528','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dac50f4c2ca404e46651324529',NULL,'019b76dac4f34b3d87d4c13f1e25fa3a',1,NULL,NULL,4059,1767225611470);
INSERT INTO "audit" VALUES('019b76dad60f49c1bc46e41da73ae24b','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dac50f4fa9acd2b00eed2de8c0',NULL,'019b76dac4f34be2be65d877aa99d352',1,NULL,NULL,4380,1767225611791);
INSERT INTO "audit" VALUES('019b76dad60f4b4699edca2e399dea7d','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dac50f4027b41140651e63a2be',NULL,'019b76dac4f340988d438ccdc2c737fe',1,NULL,NULL,4380,1767225611791);
INSERT INTO "audit" VALUES('019b76dad7e849799790a3123e5c2c52','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dac50f4c8484f16c47c06dc9bb',NULL,'019b76dac4f34926ba0f4011ef483766',1,NULL,NULL,4853,1767225612264);
INSERT INTO "audit" VALUES('019b76dadd0240cf8163b9342e6cf9fd','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,522,1767225613570);
INSERT INTO "audit" VALUES('019b76dae00e49db852a083d599ad11c','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,553,1767225614350);
INSERT INTO "audit" VALUES('019b76dae26d4779a8d00a6d19e5919d','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,332,1767225614957);
INSERT INTO "audit" VALUES('019b76dae4d24aafb27f9133b0fae197','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,372,1767225615570);
INSERT INTO "audit" VALUES('019b76dae8e24da387154bd61dca9647','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,674,1767225616610);
INSERT INTO "audit" VALUES('019b76daec7a4807b79245f3a5c06c02','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,651,1767225617530);
INSERT INTO "audit" VALUES('019b76daecdf425ea3b1cf07874ae925','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76daecb84dd19e0d9e7dc649ad17',NULL,'019b76daec984cf99808bcfd88600bb6',1,NULL,NULL,71,1767225617631);
INSERT INTO "audit" VALUES('019b76daeee648009e703e3a312e2ae2','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,316,1767225618150);
INSERT INTO "audit" VALUES('019b76daf2f64fcd896b434ca2b2bc48','AttachDataVolumeToVm','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dac50f4fa9acd2b00eed2de8c0',NULL,'019b76daef10416da7d03565bb1ce9f7',1,NULL,NULL,998,1767225619190);
INSERT INTO "audit" VALUES('019b76daf5b241acbcb34b79a6e13126','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,443,1767225619890);
INSERT INTO "audit" VALUES('019b76daf5fa43e08a6b3a57559172c4','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76daf5ef4dbda47a33fdb7b46e46',NULL,'019b76daf5d24912a389e76f2e3a9bec',1,NULL,NULL,40,1767225619962);
INSERT INTO "audit" VALUES('019b76daf84647f39b03b92f5ff7ab15','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,398,1767225620550);
INSERT INTO "audit" VALUES('019b76daf8a54bb18e6ac1c166bfecde','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76daf89a4cf789239b6c758b76b8',NULL,'019b76daf87a43d083f94bac912d8de0',1,NULL,NULL,43,1767225620645);
INSERT INTO "audit" VALUES('019b76dafaad4753b96a580aedd683ed','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,294,1767225621165);
INSERT INTO "audit" VALUES('019b76dafb2c4b8999ce5d71300109d0','DeleteDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76daf89a4cf789239b6c758b76b8',NULL,'019b76dafae643abb97ea8538c6f181a',1,NULL,NULL,70,1767225621292);
INSERT INTO "audit" VALUES('019b76dafd464d6ca9f9a081ba726781','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,332,1767225621830);
INSERT INTO "audit" VALUES('019b76db07fa4776b2698f74178823aa','StopVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dac50f4c8484f16c47c06dc9bb',NULL,'019b76dafd664824b205f41dd155a73e',1,NULL,NULL,2708,1767225624570);
INSERT INTO "audit" VALUES('019b76db0a164d35bd5860f3450c587f','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,316,1767225625110);
INSERT INTO "audit" VALUES('019b76db0d234eec9972a40aec7f4880','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dac50f40fe8a29ed2742f46615',NULL,'019b76db0a36444e9d6813a28df509d5',1,NULL,NULL,749,1767225625891);
INSERT INTO "audit" VALUES('019b76db0f4643a4b1ac47a62d9e5c37','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,307,1767225626438);
INSERT INTO "audit" VALUES('019b76db11be49ad9ec3821dfcc82195','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dac50f4c2ca404e46651324529',NULL,'019b76db0f714a7e891dfb4341cd2a46',1,NULL,NULL,589,1767225627070);
INSERT INTO "audit" VALUES('019b76db140b4f9ca601b1985641edc5','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,368,1767225627659);
INSERT INTO "audit" VALUES('019b76db15a648c0a3f6df1b22fd0e6c','ExpungeVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dac50f4c2ca404e46651324529',NULL,'019b76db14354352acef27254e7d59f5',1,NULL,NULL,369,1767225628070);
INSERT INTO "audit" VALUES('019b76db17c2478885f93fb9272762a0','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,293,1767225628610);
INSERT INTO "audit" VALUES('019b76db182744bdb260b09d85e5b198','CreateUserTag','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,'019b76db17e2430f9d75e9ba27018c5b',1,NULL,NULL,69,1767225628711);
INSERT INTO "audit" VALUES('019b76db1a424225a322276e9bc1d87c','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,309,1767225629250);
INSERT INTO "audit" VALUES('019b76db1baa4cc39051294dbc12e415','CreateAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','AccountVO','019b76db1a80489281fe898ef5b11b6c',NULL,'019b76db1a604a8eafd8cc0a26f5b3dc',1,NULL,NULL,330,1767225629610);
INSERT INTO "audit" VALUES('019b76db1d8a4b0aa9cf41639fd5c1c9','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,294,1767225630090);
INSERT INTO "audit" VALUES('019b76db1df04698a30c65f93baaa265','ShareResource','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,'019b76db1da945c4843b5aaf50f36359',1,NULL,NULL,71,1767225630192);
INSERT INTO "audit" VALUES('019b76db22d44c7f83c84ede1636cfa6','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,347,1767225631444);
INSERT INTO "audit" VALUES('019b76db255a4bd7981ee9c1f2a76f75','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,976,1767225632090);
INSERT INTO "audit" VALUES('019b76db27e344219bf193910ece22f8','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,1605,1767225632739);
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
INSERT INTO "backup_storage" VALUES('019b76daadc14a40ae5b745d3e6a72b2','store',NULL,'/export/images',10995116277760,10994042535936,'SftpBackupStorage','Enabled','Connected','192.168.10.5','root','secret',22,0,1073741824,1767225601473,1767225602271);
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
INSERT INTO "backup_storage_zone_ref" VALUES(1,'019b76daadc146a0bfd49ec5062bffcb','019b76daadc14a40ae5b745d3e6a72b2',1767225602516,1767225602516);
CREATE TABLE claim (
	resource VARCHAR(32) NOT NULL, 
	run BIGINT NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (resource)
);
INSERT INTO "claim" VALUES('019b76db23174619972d0239f2e00d70',23);
INSERT INTO "claim" VALUES('019b76db2595490f9bd60f297d6b4a7d',24);
INSERT INTO "claim" VALUES('019b76db28224dd98373fd9833f2a2fe',25);
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
INSERT INTO "cluster" VALUES('019b76daaf034f839dd0cae33ee48de4','cluster',NULL,'019b76daadc146a0bfd49ec5062bffcb','KVM','Enabled','zstack','x86_64',1767225601795,1767225604899);
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
INSERT INTO "disk_offering" VALUES('019b76daadc1495a8600680d9b010dab','disk-20g',NULL,21474836480,0,'Enabled','DefaultDiskOfferingType','DefaultPrimaryStorageAllocationStrategy',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225601473,1767225601473);
CREATE TABLE event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(64) NOT NULL, 
	time BIGINT NOT NULL, 
	resource_type VARCHAR(64) NOT NULL, 
	resource_uuid VARCHAR(32) NOT NULL, 
	account_uuid VARCHAR(32), 
	body JSON NOT NULL
);
INSERT INTO "event" VALUES(1,'account.created',1767225600832,'AccountVO','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"admin","type":"SystemAdmin"}');
INSERT INTO "event" VALUES(2,'policy.created',1767225600832,'PolicyVO','019b76daab404f9991faecbf57b7decd','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"DEFAULT-READ-36c27e8ff05c4780bf6d2fa65700f22e","statements":[{"name":"read","effect":"Allow","actions":["*:read"]}],"accountUuid":"36c27e8ff05c4780bf6d2fa65700f22e"}');
INSERT INTO "event" VALUES(3,'policy.created',1767225600832,'PolicyVO','019b76daab40480f852cba085fd45669','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"USER-RESET-PASSWORD-36c27e8ff05c4780bf6d2fa65700f22e","statements":[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}],"accountUuid":"36c27e8ff05c4780bf6d2fa65700f22e"}');
INSERT INTO "event" VALUES(4,'backupStorage.created',1767225601473,'BackupStorageVO','019b76daadc14a40ae5b745d3e6a72b2',NULL,'{"name":"store","state":"Enabled","status":"Connecting","type":"SftpBackupStorage"}');
INSERT INTO "event" VALUES(5,'instanceOffering.created',1767225601473,'InstanceOfferingVO','019b76daadc1432c9cbcad4a3707a955','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"small","state":"Enabled","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(6,'instanceOffering.created',1767225601473,'InstanceOfferingVO','019b76daadc14ed59289eac6a16bf47d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"large","state":"Enabled","cpuNum":4,"memorySize":8589934592}');
INSERT INTO "event" VALUES(7,'diskOffering.created',1767225601473,'DiskOfferingVO','019b76daadc1495a8600680d9b010dab','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"disk-20g","state":"Enabled","diskSize":21474836480}');
INSERT INTO "event" VALUES(8,'zone.created',1767225601473,'ZoneVO','019b76daadc146a0bfd49ec5062bffcb',NULL,'{"name":"zone","description":"The only one.","state":"Enabled","isDefault":false}');
INSERT INTO "event" VALUES(9,'cluster.created',1767225601795,'ClusterVO','019b76daaf034f839dd0cae33ee48de4',NULL,'{"name":"cluster","state":"Enabled","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(10,'primaryStorage.created',1767225601795,'PrimaryStorageVO','019b76daaf034f86a9797a8fa4f3cf55',NULL,'{"name":"nfs","state":"Enabled","status":"Connecting","type":"NFS","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb"}');
INSERT INTO "event" VALUES(11,'primaryStorage.created',1767225601795,'PrimaryStorageVO','019b76daaf0348efa81ab66ca0009309',NULL,'{"name":"local","state":"Enabled","status":"Connecting","type":"LocalStorage","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb"}');
INSERT INTO "event" VALUES(12,'l2Network.created',1767225601795,'L2NetworkVO','019b76daaf0345f7a27e6970a508b3ac',NULL,'{"name":"front","type":"L2NoVlanNetwork","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","physicalInterface":"eth0"}');
INSERT INTO "event" VALUES(13,'l2Network.created',1767225601795,'L2NetworkVO','019b76daaf034feba87b1f0ef5f7f010',NULL,'{"name":"back","type":"L2VlanNetwork","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","physicalInterface":"eth0"}');
INSERT INTO "event" VALUES(14,'primaryStorage.disconnected',1767225601910,'PrimaryStorageVO','019b76daaf034f86a9797a8fa4f3cf55',NULL,'{"name":"nfs","state":"Enabled","status":"Disconnected","type":"NFS","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb"}');
INSERT INTO "event" VALUES(15,'host.created',1767225602119,'HostVO','019b76dab04745039c0382fd31388398',NULL,'{"name":"host-0","state":"Enabled","status":"Connecting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","managementIp":"192.168.1.11","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(16,'host.created',1767225602119,'HostVO','019b76dab04744839e1000a47dfb22bd',NULL,'{"name":"host-1","state":"Enabled","status":"Connecting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","managementIp":"192.168.1.12","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(17,'l3Network.created',1767225602119,'L3NetworkVO','019b76dab04740f99a012e3f93dc2c17','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"public","state":"Enabled","type":"L3BasicNetwork","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","l2NetworkUuid":"019b76daaf0345f7a27e6970a508b3ac"}');
INSERT INTO "event" VALUES(18,'l3Network.created',1767225602119,'L3NetworkVO','019b76dab0474f59ae072ab033213836','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"private","state":"Enabled","type":"L3BasicNetwork","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","l2NetworkUuid":"019b76daaf034feba87b1f0ef5f7f010"}');
INSERT INTO "event" VALUES(19,'backupStorage.connected',1767225602271,'BackupStorageVO','019b76daadc14a40ae5b745d3e6a72b2',NULL,'{"name":"store","state":"Enabled","status":"Connected","type":"SftpBackupStorage"}');
INSERT INTO "event" VALUES(20,'ipRange.created',1767225602370,'IpRangeVO','019b76dab14241bc99eb65d5a138ab78','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"servers","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1"}');
INSERT INTO "event" VALUES(21,'ipRange.created',1767225602370,'IpRangeVO','019b76dab142441d827ce938b26abe58','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"range","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1"}');
INSERT INTO "event" VALUES(22,'image.created',1767225602516,'ImageVO','019b76dab1d447889742f623704b6ba3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ubuntu","state":"Enabled","status":"Downloading","size":0,"mediaType":"RootVolumeTemplate","platform":"Linux","format":"qcow2"}');
INSERT INTO "event" VALUES(23,'primaryStorage.connected',1767225603027,'PrimaryStorageVO','019b76daaf0348efa81ab66ca0009309',NULL,'{"name":"local","state":"Enabled","status":"Connected","type":"LocalStorage","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb"}');
INSERT INTO "event" VALUES(24,'image.ready',1767225604290,'ImageVO','019b76dab1d447889742f623704b6ba3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ubuntu","state":"Enabled","status":"Ready","size":4294967296,"mediaType":"RootVolumeTemplate","platform":"Linux","format":"qcow2"}');
INSERT INTO "event" VALUES(25,'host.updated',1767225604684,'HostVO','019b76dab04745039c0382fd31388398',NULL,'{"name":"host-0","state":"Enabled","status":"Connecting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","managementIp":"192.168.1.11","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(26,'cluster.updated',1767225604899,'ClusterVO','019b76daaf034f839dd0cae33ee48de4',NULL,'{"name":"cluster","state":"Enabled","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","hypervisorType":"KVM","architecture":"x86_64"}');
INSERT INTO "event" VALUES(27,'host.connected',1767225604899,'HostVO','019b76dab04745039c0382fd31388398',NULL,'{"name":"host-0","state":"Enabled","status":"Connected","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","managementIp":"192.168.1.11","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(28,'host.updated',1767225605606,'HostVO','019b76dab04744839e1000a47dfb22bd',NULL,'{"name":"host-1","state":"Enabled","status":"Connecting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","managementIp":"192.168.1.12","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(29,'host.connected',1767225605777,'HostVO','019b76dab04744839e1000a47dfb22bd',NULL,'{"name":"host-1","state":"Enabled","status":"Connected","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","managementIp":"192.168.1.12","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(30,'primaryStorage.connected',1767225607305,'PrimaryStorageVO','019b76daaf034f86a9797a8fa4f3cf55',NULL,'{"name":"nfs","state":"Enabled","status":"Connected","type":"NFS","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb"}');
INSERT INTO "event" VALUES(31,'vm.created',1767225607439,'VmInstanceVO','019b76dac50f4fa9acd2b00eed2de8c0','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Starting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4b41bf62c41ae34f600b","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(32,'volume.created',1767225607439,'VolumeVO','019b76dac50f4b41bf62c41ae34f600b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76dac50f4fa9acd2b00eed2de8c0]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(33,'vmNic.created',1767225607439,'VmNicVO','019b76dac50f47bcb781e5e0287e937a','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.85","mac":"fa:36:b5:30:e3:00","deviceId":0}');
INSERT INTO "event" VALUES(34,'vmNic.created',1767225607439,'VmNicVO','019b76dac50f47f290b069340f448ed5','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.139","mac":"fa:a6:dd:e3:08:01","deviceId":1}');
INSERT INTO "event" VALUES(35,'vm.created',1767225607439,'VmInstanceVO','019b76dac50f4c8484f16c47c06dc9bb','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Starting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f45c19d1298d4cdd1c45f","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(36,'volume.created',1767225607439,'VolumeVO','019b76dac50f45c19d1298d4cdd1c45f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dac50f4c8484f16c47c06dc9bb]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(37,'vmNic.created',1767225607439,'VmNicVO','019b76dac50f4be4a02bbbf7fd092fe6','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.53","mac":"fa:6b:27:28:cf:00","deviceId":0}');
INSERT INTO "event" VALUES(38,'vmNic.created',1767225607439,'VmNicVO','019b76dac50f4265be060c107685a90e','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.241","mac":"fa:7b:33:5e:20:01","deviceId":1}');
INSERT INTO "event" VALUES(39,'vm.created',1767225607439,'VmInstanceVO','019b76dac50f40fe8a29ed2742f46615','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Starting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4fdba66693b2cacf1371","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(40,'volume.created',1767225607439,'VolumeVO','019b76dac50f4fdba66693b2cacf1371','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dac50f40fe8a29ed2742f46615]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(41,'vmNic.created',1767225607439,'VmNicVO','019b76dac50f4479a70d56d1caf75062','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.133","mac":"fa:b5:bc:bc:25:00","deviceId":0}');
INSERT INTO "event" VALUES(42,'vmNic.created',1767225607439,'VmNicVO','019b76dac50f4997b0532a5889fa4640','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.130","mac":"fa:5f:d6:8d:43:01","deviceId":1}');
INSERT INTO "event" VALUES(43,'vm.created',1767225607439,'VmInstanceVO','019b76dac50f4c2ca404e46651324529','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Starting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4865835626ee0258dde1","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(44,'volume.created',1767225607439,'VolumeVO','019b76dac50f4865835626ee0258dde1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dac50f4c2ca404e46651324529]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(45,'vmNic.created',1767225607439,'VmNicVO','019b76dac50f4d2482bf2d5a71743382','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.22","mac":"fa:89:92:de:c1:00","deviceId":0}');
INSERT INTO "event" VALUES(46,'vmNic.created',1767225607439,'VmNicVO','019b76dac50f4879a11ad16728b9ba11','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.2","mac":"fa:69:f9:4d:7f:01","deviceId":1}');
INSERT INTO "event" VALUES(47,'vm.created',1767225607439,'VmInstanceVO','019b76dac50f4027b41140651e63a2be','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-4","state":"Starting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4abc8fdc6139604efba4","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(48,'volume.created',1767225607439,'VolumeVO','019b76dac50f4abc8fdc6139604efba4','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76dac50f4027b41140651e63a2be]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4027b41140651e63a2be","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(49,'vmNic.created',1767225607439,'VmNicVO','019b76dac50f433b9c05f70078009d48','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4027b41140651e63a2be","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.143","mac":"fa:35:36:ff:18:00","deviceId":0}');
INSERT INTO "event" VALUES(50,'vmNic.created',1767225607439,'VmNicVO','019b76dac50f4817b565daa42686d4fb','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4027b41140651e63a2be","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","ip":"10.20.0.70","mac":"fa:63:17:94:f5:01","deviceId":1}');
INSERT INTO "event" VALUES(51,'volume.ready',1767225609769,'VolumeVO','019b76dac50f4b41bf62c41ae34f600b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76dac50f4fa9acd2b00eed2de8c0]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(52,'volume.ready',1767225609801,'VolumeVO','019b76dac50f4abc8fdc6139604efba4','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76dac50f4027b41140651e63a2be]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4027b41140651e63a2be","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(53,'volume.ready',1767225609801,'VolumeVO','019b76dac50f4fdba66693b2cacf1371','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dac50f40fe8a29ed2742f46615]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(54,'volume.ready',1767225610027,'VolumeVO','019b76dac50f45c19d1298d4cdd1c45f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dac50f4c8484f16c47c06dc9bb]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4c8484f16c47c06dc9bb","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(55,'volume.ready',1767225610027,'VolumeVO','019b76dac50f4865835626ee0258dde1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dac50f4c2ca404e46651324529]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(56,'vm.running',1767225611225,'VmInstanceVO','019b76dac50f40fe8a29ed2742f46615','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Running","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4fdba66693b2cacf1371","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(57,'vm.running',1767225611434,'VmInstanceVO','019b76dac50f4c2ca404e46651324529','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Running","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4865835626ee0258dde1","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(58,'vm.running',1767225611723,'VmInstanceVO','019b76dac50f4fa9acd2b00eed2de8c0','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Running","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4b41bf62c41ae34f600b","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(59,'vm.running',1767225611723,'VmInstanceVO','019b76dac50f4027b41140651e63a2be','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-4","state":"Running","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4abc8fdc6139604efba4","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(60,'vm.running',1767225612222,'VmInstanceVO','019b76dac50f4c8484f16c47c06dc9bb','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Running","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f45c19d1298d4cdd1c45f","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(61,'volume.created',1767225617592,'VolumeVO','019b76daecb84dd19e0d9e7dc649ad17','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"NotInstantiated","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(62,'volume.creating',1767225618240,'VolumeVO','019b76daecb84dd19e0d9e7dc649ad17','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76daaf034f86a9797a8fa4f3cf55","format":"qcow2","isShareable":false}');
INSERT INTO "event" VALUES(63,'volume.updated',1767225618240,'VolumeVO','019b76daecb84dd19e0d9e7dc649ad17','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76daaf034f86a9797a8fa4f3cf55","vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(64,'volume.ready',1767225618730,'VolumeVO','019b76daecb84dd19e0d9e7dc649ad17','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Ready","size":1073741824,"primaryStorageUuid":"019b76daaf034f86a9797a8fa4f3cf55","vmInstanceUuid":"019b76dac50f4fa9acd2b00eed2de8c0","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(65,'volume.created',1767225619951,'VolumeVO','019b76daf5ef4dbda47a33fdb7b46e46','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"free","type":"Data","state":"Enabled","status":"NotInstantiated","size":2147483648,"isShareable":false}');
INSERT INTO "event" VALUES(66,'volume.created',1767225620634,'VolumeVO','019b76daf89a4cf789239b6c758b76b8','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"deleted","type":"Data","state":"Enabled","status":"NotInstantiated","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(67,'volume.deleted',1767225621256,'VolumeVO','019b76daf89a4cf789239b6c758b76b8','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"deleted","type":"Data","state":"Enabled","status":"Deleted","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(68,'vm.stopping',1767225621937,'VmInstanceVO','019b76dac50f4c8484f16c47c06dc9bb','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Stopping","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f45c19d1298d4cdd1c45f","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(69,'vm.stopped',1767225624507,'VmInstanceVO','019b76dac50f4c8484f16c47c06dc9bb','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Stopped","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f45c19d1298d4cdd1c45f","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(70,'vm.destroying',1767225625176,'VmInstanceVO','019b76dac50f40fe8a29ed2742f46615','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Destroying","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4fdba66693b2cacf1371","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(71,'vmNic.updated',1767225625818,'VmNicVO','019b76dac50f4479a70d56d1caf75062','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","mac":"fa:b5:bc:bc:25:00","deviceId":0}');
INSERT INTO "event" VALUES(72,'vmNic.updated',1767225625818,'VmNicVO','019b76dac50f4997b0532a5889fa4640','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","mac":"fa:5f:d6:8d:43:01","deviceId":1}');
INSERT INTO "event" VALUES(73,'volume.deleted',1767225625818,'VolumeVO','019b76dac50f4fdba66693b2cacf1371','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dac50f40fe8a29ed2742f46615]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f40fe8a29ed2742f46615","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(74,'vm.destroyed',1767225625818,'VmInstanceVO','019b76dac50f40fe8a29ed2742f46615','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Destroyed","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4fdba66693b2cacf1371","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(75,'vm.destroying',1767225626512,'VmInstanceVO','019b76dac50f4c2ca404e46651324529','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Destroying","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4865835626ee0258dde1","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(76,'vmNic.updated',1767225627029,'VmNicVO','019b76dac50f4879a11ad16728b9ba11','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","mac":"fa:69:f9:4d:7f:01","deviceId":1}');
INSERT INTO "event" VALUES(77,'vmNic.updated',1767225627029,'VmNicVO','019b76dac50f4d2482bf2d5a71743382','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","mac":"fa:89:92:de:c1:00","deviceId":0}');
INSERT INTO "event" VALUES(78,'volume.deleted',1767225627029,'VolumeVO','019b76dac50f4865835626ee0258dde1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dac50f4c2ca404e46651324529]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(79,'vm.destroyed',1767225627029,'VmInstanceVO','019b76dac50f4c2ca404e46651324529','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Destroyed","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4865835626ee0258dde1","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(80,'vm.expunging',1767225627736,'VmInstanceVO','019b76dac50f4c2ca404e46651324529','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Expunging","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4865835626ee0258dde1","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(81,'volume.expunged',1767225627986,'VolumeVO','019b76dac50f4865835626ee0258dde1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dac50f4c2ca404e46651324529]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(82,'vmNic.deleted',1767225627986,'VmNicVO','019b76dac50f4879a11ad16728b9ba11','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","l3NetworkUuid":"019b76dab0474f59ae072ab033213836","mac":"fa:69:f9:4d:7f:01","deviceId":1}');
INSERT INTO "event" VALUES(83,'vmNic.deleted',1767225627986,'VmNicVO','019b76dac50f4d2482bf2d5a71743382','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dac50f4c2ca404e46651324529","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","mac":"fa:89:92:de:c1:00","deviceId":0}');
INSERT INTO "event" VALUES(84,'vm.deleted',1767225627986,'VmInstanceVO','019b76dac50f4c2ca404e46651324529','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Expunging","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76dac50f4865835626ee0258dde1","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(85,'account.created',1767225629579,'AccountVO','019b76db1a80489281fe898ef5b11b6c','019b76db1a80489281fe898ef5b11b6c','{"name":"tenant","type":"Normal"}');
INSERT INTO "event" VALUES(86,'quota.created',1767225629579,'QuotaVO','019b76db1b8b4c9eae0cb573ccf23129','019b76db1a80489281fe898ef5b11b6c','{"name":"image.num","value":20}');
INSERT INTO "event" VALUES(87,'quota.created',1767225629579,'QuotaVO','019b76db1b8b42189e796ec7f17870fb','019b76db1a80489281fe898ef5b11b6c','{"name":"image.size","value":10995116277760}');
INSERT INTO "event" VALUES(88,'quota.created',1767225629579,'QuotaVO','019b76db1b8b492ca1acd3f998e598ce','019b76db1a80489281fe898ef5b11b6c','{"name":"l3.num","value":20}');
INSERT INTO "event" VALUES(89,'quota.created',1767225629579,'QuotaVO','019b76db1b8b424ba4cd6cd23fdaa0aa','019b76db1a80489281fe898ef5b11b6c','{"name":"vm.cpuNum","value":80}');
INSERT INTO "event" VALUES(90,'quota.created',1767225629579,'QuotaVO','019b76db1b8b44378a8728d61ba571e6','019b76db1a80489281fe898ef5b11b6c','{"name":"vm.memorySize","value":85899345920}');
INSERT INTO "event" VALUES(91,'quota.created',1767225629579,'QuotaVO','019b76db1b8b4f608d168765d3c55a01','019b76db1a80489281fe898ef5b11b6c','{"name":"vm.num","value":20}');
INSERT INTO "event" VALUES(92,'quota.created',1767225629579,'QuotaVO','019b76db1b8b46dea9ca7c7cc41bf8f3','019b76db1a80489281fe898ef5b11b6c','{"name":"vm.totalNum","value":20}');
INSERT INTO "event" VALUES(93,'quota.created',1767225629579,'QuotaVO','019b76db1b8b44888a9a68d05a83cbcd','019b76db1a80489281fe898ef5b11b6c','{"name":"volume.capacity","value":10995116277760}');
INSERT INTO "event" VALUES(94,'quota.created',1767225629579,'QuotaVO','019b76db1b8b4466abd4d0416421eee5','019b76db1a80489281fe898ef5b11b6c','{"name":"volume.data.num","value":40}');
INSERT INTO "event" VALUES(95,'policy.created',1767225629579,'PolicyVO','019b76db1b8b4f93abd91ebf71196ca3','019b76db1a80489281fe898ef5b11b6c','{"name":"DEFAULT-READ-019b76db1a80489281fe898ef5b11b6c","statements":[{"name":"read","effect":"Allow","actions":["*:read"]}],"accountUuid":"019b76db1a80489281fe898ef5b11b6c"}');
INSERT INTO "event" VALUES(96,'policy.created',1767225629579,'PolicyVO','019b76db1b8b4ebd8863c6386d14beb3','019b76db1a80489281fe898ef5b11b6c','{"name":"USER-RESET-PASSWORD-019b76db1a80489281fe898ef5b11b6c","statements":[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}],"accountUuid":"019b76db1a80489281fe898ef5b11b6c"}');
INSERT INTO "event" VALUES(97,'vm.created',1767225631511,'VmInstanceVO','019b76db23174619972d0239f2e00d70','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"new-2","state":"Starting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76db2317463d86768054f07bd4d9","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(98,'volume.created',1767225631511,'VolumeVO','019b76db2317463d86768054f07bd4d9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-2","description":"Root volume for VM[uuid:019b76db23174619972d0239f2e00d70]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76db23174619972d0239f2e00d70","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(99,'vmNic.created',1767225631511,'VmNicVO','019b76db23174a4e969c9c7d7405aca4','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db23174619972d0239f2e00d70","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.110","mac":"fa:35:02:0f:64:00","deviceId":0}');
INSERT INTO "event" VALUES(100,'volume.ready',1767225631857,'VolumeVO','019b76db2317463d86768054f07bd4d9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-2","description":"Root volume for VM[uuid:019b76db23174619972d0239f2e00d70]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76db23174619972d0239f2e00d70","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(101,'vm.created',1767225632149,'VmInstanceVO','019b76db2595490f9bd60f297d6b4a7d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"new-1","state":"Starting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04745039c0382fd31388398","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76db25954986830eaa85141ba28c","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(102,'volume.created',1767225632149,'VolumeVO','019b76db25954986830eaa85141ba28c','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-1","description":"Root volume for VM[uuid:019b76db2595490f9bd60f297d6b4a7d]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76db2595490f9bd60f297d6b4a7d","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(103,'vmNic.created',1767225632149,'VmNicVO','019b76db25954e76af001c581b29208a','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db2595490f9bd60f297d6b4a7d","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.65","mac":"fa:c0:dc:5a:3a:00","deviceId":0}');
INSERT INTO "event" VALUES(104,'volume.ready',1767225632440,'VolumeVO','019b76db25954986830eaa85141ba28c','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-1","description":"Root volume for VM[uuid:019b76db2595490f9bd60f297d6b4a7d]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76db2595490f9bd60f297d6b4a7d","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(105,'vm.created',1767225632802,'VmInstanceVO','019b76db28224dd98373fd9833f2a2fe','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"new-0","state":"Starting","zoneUuid":"019b76daadc146a0bfd49ec5062bffcb","clusterUuid":"019b76daaf034f839dd0cae33ee48de4","hostUuid":"019b76dab04744839e1000a47dfb22bd","imageUuid":"019b76dab1d447889742f623704b6ba3","instanceOfferingUuid":"019b76daadc1432c9cbcad4a3707a955","rootVolumeUuid":"019b76db28224b538a5afc7345efaee9","defaultL3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(106,'volume.created',1767225632802,'VolumeVO','019b76db28224b538a5afc7345efaee9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-0","description":"Root volume for VM[uuid:019b76db28224dd98373fd9833f2a2fe]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76db28224dd98373fd9833f2a2fe","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(107,'vmNic.created',1767225632802,'VmNicVO','019b76db28224cc684505c14a39d6542','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76db28224dd98373fd9833f2a2fe","l3NetworkUuid":"019b76dab04740f99a012e3f93dc2c17","ip":"10.10.0.151","mac":"fa:30:7a:3e:47:00","deviceId":0}');
INSERT INTO "event" VALUES(108,'volume.ready',1767225633123,'VolumeVO','019b76db28224b538a5afc7345efaee9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-0","description":"Root volume for VM[uuid:019b76db28224dd98373fd9833f2a2fe]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daaf0348efa81ab66ca0009309","vmInstanceUuid":"019b76db28224dd98373fd9833f2a2fe","rootImageUuid":"019b76dab1d447889742f623704b6ba3","format":"qcow2","deviceId":0,"isShareable":false}');
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
INSERT INTO "host" VALUES('019b76dab04745039c0382fd31388398','host-0',NULL,'019b76daadc146a0bfd49ec5062bffcb','019b76daaf034f839dd0cae33ee48de4','192.168.1.11','KVM','Enabled','Connected',160,158,2,68719476736,66571993088,16,'x86_64',2,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225602119,1767225604899);
INSERT INTO "host" VALUES('019b76dab04744839e1000a47dfb22bd','host-1',NULL,'019b76daadc146a0bfd49ec5062bffcb','019b76daaf034f839dd0cae33ee48de4','192.168.1.12','KVM','Enabled','Connected',160,157,2,68719476736,65498251264,16,'x86_64',3,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225602119,1767225605777);
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
INSERT INTO "image" VALUES('019b76dab1d447889742f623704b6ba3','ubuntu',NULL,'Enabled','Ready',4294967296,1073741824,'555bc39519e4fee02d0da71c9983e964','http://images.example.com/ubuntu-22.04.qcow2','RootVolumeTemplate','Linux','zstack','Linux','x86_64','qcow2',0,1,'36c27e8ff05c4780bf6d2fa65700f22e',1767225602516,1767225604290);
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
INSERT INTO "image_backup_storage_ref" VALUES(1,'019b76dab1d447889742f623704b6ba3','019b76daadc14a40ae5b745d3e6a72b2','/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76dab1d447889742f623704b6ba3/019b76dab1d447889742f623704b6ba3.qcow2','Ready',1073741824,NULL,1767225602516,1767225604290);
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
INSERT INTO "image_cache" VALUES(1,'019b76daaf0348efa81ab66ca0009309','019b76dab1d447889742f623704b6ba3','019b76dab04744839e1000a47dfb22bd','/var/lib/vms/imagecache/template/019b76dab1d447889742f623704b6ba3/019b76dab1d447889742f623704b6ba3.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225607629,1767225609482);
INSERT INTO "image_cache" VALUES(2,'019b76daaf0348efa81ab66ca0009309','019b76dab1d447889742f623704b6ba3','019b76dab04745039c0382fd31388398','/var/lib/vms/imagecache/template/019b76dab1d447889742f623704b6ba3/019b76dab1d447889742f623704b6ba3.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225607645,1767225609769);
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
INSERT INTO "instance_offering" VALUES('019b76daadc1432c9cbcad4a3707a955','small',NULL,1,0,1073741824,0,'UserVm','LeastVmPreferredHostAllocatorStrategy',0,'Enabled',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225601473,1767225601473);
INSERT INTO "instance_offering" VALUES('019b76daadc14ed59289eac6a16bf47d','large',NULL,4,0,8589934592,0,'UserVm','LeastVmPreferredHostAllocatorStrategy',0,'Enabled',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225601473,1767225601473);
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
INSERT INTO "ip_range" VALUES('019b76dab14241bc99eb65d5a138ab78','servers',NULL,'019b76dab04740f99a012e3f93dc2c17','10.10.0.10','10.10.0.250','255.255.255.0','10.10.0.1','10.10.0.0/24',4,24,'Normal',168427530,168427770,168427530,168427529,1767225602370,1767225602370);
INSERT INTO "ip_range" VALUES('019b76dab142441d827ce938b26abe58','range',NULL,'019b76dab0474f59ae072ab033213836','10.20.0.2','10.20.0.254','255.255.255.0','10.20.0.1','10.20.0.0/24',4,24,'Normal',169082882,169083134,169082882,169082881,1767225602370,1767225602370);
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
INSERT INTO "l2_network" VALUES('019b76daaf0345f7a27e6970a508b3ac','front',NULL,'019b76daadc146a0bfd49ec5062bffcb','eth0','L2NoVlanNetwork','LinuxBridge',0,NULL,0,NULL,1767225601795,1767225601795);
INSERT INTO "l2_network" VALUES('019b76daaf034feba87b1f0ef5f7f010','back',NULL,'019b76daadc146a0bfd49ec5062bffcb','eth0','L2VlanNetwork','LinuxBridge',100,100,0,NULL,1767225601795,1767225601795);
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
INSERT INTO "l2_network_cluster_ref" VALUES('019b76daaf0345f7a27e6970a508b3ac','019b76daaf034f839dd0cae33ee48de4',NULL,1,'019b76dabf0845ad9e75d8ac32c4b9a1');
INSERT INTO "l2_network_cluster_ref" VALUES('019b76daaf034feba87b1f0ef5f7f010','019b76daaf034f839dd0cae33ee48de4',NULL,1,'019b76dabf084b87a3196562e7d9f32f');
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
INSERT INTO "l3_network" VALUES('019b76dab04740f99a012e3f93dc2c17','public',NULL,'L3BasicNetwork','019b76daadc146a0bfd49ec5062bffcb','019b76daaf0345f7a27e6970a508b3ac','Enabled',NULL,0,'Public',4,1,0,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225602119,1767225602119);
INSERT INTO "l3_network" VALUES('019b76dab0474f59ae072ab033213836','private',NULL,'L3BasicNetwork','019b76daadc146a0bfd49ec5062bffcb','019b76daaf034feba87b1f0ef5f7f010','Enabled',NULL,0,'Private',4,1,0,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225602119,1767225602119);
CREATE TABLE l3_network_dns (
	id INTEGER NOT NULL, 
	l3_network_uuid VARCHAR(32) NOT NULL, 
	dns VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_l3_network_dns PRIMARY KEY (id), 
	CONSTRAINT fk_l3_network_dns_l3_network_uuid FOREIGN KEY(l3_network_uuid) REFERENCES l3_network (uuid) ON DELETE CASCADE, 
	CONSTRAINT uq_l3_network_dns_l3_network_uuid_dns UNIQUE (l3_network_uuid, dns)
);
INSERT INTO "l3_network_dns" VALUES(1,'019b76dab04740f99a012e3f93dc2c17','1.1.1.1');
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
INSERT INTO "local_storage_host_ref" VALUES('019b76dab04744839e1000a47dfb22bd','019b76daaf0348efa81ab66ca0009309',4398046511104,4379792900096,4398046511104,4398046511104,0,17179869184,1073741824,1767225607087,1767225607087);
INSERT INTO "local_storage_host_ref" VALUES('019b76dab04745039c0382fd31388398','019b76daaf0348efa81ab66ca0009309',4398046511104,4384087867392,4398046511104,4398046511104,0,12884901888,1073741824,1767225607087,1767225607087);
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
INSERT INTO "login_known_address" VALUES('pair:fc8252c8dc55839967c58b9ad755a59b61b67c13227ddae4bd3f78a38bf394f7',1767225601319);
INSERT INTO "login_known_address" VALUES('pair:0918a3927b9153fd43f30d7c31e8229f6130f59d4e8d3fa06d23c65513872582',1767225613505);
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
INSERT INTO "policy" VALUES('019b76daab404f9991faecbf57b7decd','DEFAULT-READ-36c27e8ff05c4780bf6d2fa65700f22e',NULL,'[{"name":"read","effect":"Allow","actions":["*:read"]}]','36c27e8ff05c4780bf6d2fa65700f22e',1767225600832,1767225600832);
INSERT INTO "policy" VALUES('019b76daab40480f852cba085fd45669','USER-RESET-PASSWORD-36c27e8ff05c4780bf6d2fa65700f22e',NULL,'[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}]','36c27e8ff05c4780bf6d2fa65700f22e',1767225600832,1767225600832);
INSERT INTO "policy" VALUES('019b76db1b8b4f93abd91ebf71196ca3','DEFAULT-READ-019b76db1a80489281fe898ef5b11b6c',NULL,'[{"name":"read","effect":"Allow","actions":["*:read"]}]','019b76db1a80489281fe898ef5b11b6c',1767225629579,1767225629579);
INSERT INTO "policy" VALUES('019b76db1b8b4ebd8863c6386d14beb3','USER-RESET-PASSWORD-019b76db1a80489281fe898ef5b11b6c',NULL,'[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}]','019b76db1a80489281fe898ef5b11b6c',1767225629579,1767225629579);
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
INSERT INTO "primary_storage" VALUES('019b76daaf034f86a9797a8fa4f3cf55','nfs',NULL,'019b76daadc146a0bfd49ec5062bffcb','192.168.10.6:/export/vms','NFS','Enabled','Connected','/opt/zstack/nfsprimarystorage/prim-019b76daaf034f86a9797a8fa4f3cf55',1,0,0,'SftpBackupStorage',54975581388800,54974507646976,54975581388800,54975581388800,0,1073741824,0,100,1767225601795,1767225607305);
INSERT INTO "primary_storage" VALUES('019b76daaf0348efa81ab66ca0009309','local',NULL,'019b76daadc146a0bfd49ec5062bffcb','/var/lib/vms','LocalStorage','Enabled','Connected','/var/lib/vms',0,1,0,'SftpBackupStorage',8796093022208,8763880767488,8796093022208,8796093022208,0,30064771072,2147483648,100,1767225601795,1767225607087);
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
INSERT INTO "primary_storage_cluster_ref" VALUES(1,'019b76daaf034f839dd0cae33ee48de4','019b76daaf034f86a9797a8fa4f3cf55',1,1767225605896,1767225607305);
INSERT INTO "primary_storage_cluster_ref" VALUES(2,'019b76daaf034f839dd0cae33ee48de4','019b76daaf0348efa81ab66ca0009309',1,1767225605896,1767225607087);
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
INSERT INTO "quota" VALUES('019b76db1b8b4c9eae0cb573ccf23129','image.num','019b76db1a80489281fe898ef5b11b6c','AccountVO',20,0,1767225629579,1767225629579);
INSERT INTO "quota" VALUES('019b76db1b8b42189e796ec7f17870fb','image.size','019b76db1a80489281fe898ef5b11b6c','AccountVO',10995116277760,0,1767225629579,1767225629579);
INSERT INTO "quota" VALUES('019b76db1b8b492ca1acd3f998e598ce','l3.num','019b76db1a80489281fe898ef5b11b6c','AccountVO',20,0,1767225629579,1767225629579);
INSERT INTO "quota" VALUES('019b76db1b8b424ba4cd6cd23fdaa0aa','vm.cpuNum','019b76db1a80489281fe898ef5b11b6c','AccountVO',80,0,1767225629579,1767225629579);
INSERT INTO "quota" VALUES('019b76db1b8b44378a8728d61ba571e6','vm.memorySize','019b76db1a80489281fe898ef5b11b6c','AccountVO',85899345920,0,1767225629579,1767225629579);
INSERT INTO "quota" VALUES('019b76db1b8b4f608d168765d3c55a01','vm.num','019b76db1a80489281fe898ef5b11b6c','AccountVO',20,0,1767225629579,1767225629579);
INSERT INTO "quota" VALUES('019b76db1b8b46dea9ca7c7cc41bf8f3','vm.totalNum','019b76db1a80489281fe898ef5b11b6c','AccountVO',20,0,1767225629579,1767225629579);
INSERT INTO "quota" VALUES('019b76db1b8b44888a9a68d05a83cbcd','volume.capacity','019b76db1a80489281fe898ef5b11b6c','AccountVO',10995116277760,0,1767225629579,1767225629579);
INSERT INTO "quota" VALUES('019b76db1b8b4466abd4d0416421eee5','volume.data.num','019b76db1a80489281fe898ef5b11b6c','AccountVO',40,0,1767225629579,1767225629579);
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
INSERT INTO "session" VALUES('e87e816dbc4116b0756c700c08fd1c41','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232801350,1767225601350,1767225601350);
INSERT INTO "session" VALUES('525b033e474956ef0b50a731e2089e7b','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232813550,1767225613550,1767225613550);
INSERT INTO "session" VALUES('7b27c6b08f0cd5db8cf1da4906e149fb','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232814328,1767225614328,1767225614328);
INSERT INTO "session" VALUES('9e35f6c413ab8a2c6bce2b86c6eca062','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232814948,1767225614948,1767225614948);
INSERT INTO "session" VALUES('000414693bc7071734d340270313d3ec','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232815546,1767225615546,1767225615546);
INSERT INTO "session" VALUES('2b018e40b9a6bf9348793daa6460a651','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232816573,1767225616573,1767225616573);
INSERT INTO "session" VALUES('b85ecdd07118924b42f597a9144544b7','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232817514,1767225617514,1767225617514);
INSERT INTO "session" VALUES('afa94862de46d55c42acae2569f1f174','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232818111,1767225618111,1767225618111);
INSERT INTO "session" VALUES('772515a0331d96e1c8e94253d870179e','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232819862,1767225619862,1767225619862);
INSERT INTO "session" VALUES('906fc9966482dbe43d07818011c4f24d','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232820527,1767225620527,1767225620527);
INSERT INTO "session" VALUES('0b738cf2a17e176a6ca67dac40d8a5c4','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232821156,1767225621156,1767225621156);
INSERT INTO "session" VALUES('9ac956ec463d80ab89e9c3a6b565b3e9','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232821818,1767225621818,1767225621818);
INSERT INTO "session" VALUES('dd8da6df873d7ee6b9b6e4428d4583f8','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232825090,1767225625090,1767225625090);
INSERT INTO "session" VALUES('56ba3c65f1617189cba82fba138b0ed7','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232826427,1767225626427,1767225626427);
INSERT INTO "session" VALUES('a2d847c323e198f4525342faccedd7d4','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232827640,1767225627640,1767225627640);
INSERT INTO "session" VALUES('4baedded500f53d90a09c1f4a5f2e03e','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232828595,1767225628595,1767225628595);
INSERT INTO "session" VALUES('fdf089bb2a42d8968ca12b40299077e1','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232829228,1767225629228,1767225629228);
INSERT INTO "session" VALUES('c1b582e7dbf81bf5d15ceea8a6811917','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232830069,1767225630069,1767225630069);
INSERT INTO "session" VALUES('978775fc1162846840154d1518246af4','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232831425,1767225631425,1767225631425);
INSERT INTO "session" VALUES('35823389302e15e478d52fc124fb89f8','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232832073,1767225632073,1767225632073);
INSERT INTO "session" VALUES('b8c2cf7700fff11b9bd0ce937dcfea08','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232832721,1767225632721,1767225632721);
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
INSERT INTO "shared_resource" VALUES(1,'36c27e8ff05c4780bf6d2fa65700f22e','019b76db1a80489281fe898ef5b11b6c',0,'ImageVO','019b76dab1d447889742f623704b6ba3',1767225630157,1767225630157);
INSERT INTO "shared_resource" VALUES(2,'36c27e8ff05c4780bf6d2fa65700f22e','019b76db1a80489281fe898ef5b11b6c',0,'InstanceOfferingVO','019b76daadc1432c9cbcad4a3707a955',1767225630157,1767225630157);
INSERT INTO "shared_resource" VALUES(3,'36c27e8ff05c4780bf6d2fa65700f22e','019b76db1a80489281fe898ef5b11b6c',0,'L3NetworkVO','019b76dab04740f99a012e3f93dc2c17',1767225630157,1767225630157);
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
INSERT INTO "system_tag" VALUES('019b76dabb2349fd9e31f39c0c84f594','019b76dab04745039c0382fd31388398','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb234096909669effae2a0ec','019b76dab04745039c0382fd31388398','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb2343a69cfac2dff1eebbca','019b76dab04745039c0382fd31388398','HostVO','systemSerialNumber::SIM-7880E621',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb234d79b7dd23cc1794fcaa','019b76dab04745039c0382fd31388398','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb234ffcb8e80a4c4054957e','019b76dab04745039c0382fd31388398','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb234ceabe09664926345d13','019b76dab04745039c0382fd31388398','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb234445a547cd2513cd840c','019b76dab04745039c0382fd31388398','HostVO','hvm::vmx',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb234b96a78b6b69a0512d9a','019b76dab04745039c0382fd31388398','HostVO','capability:virtio-scsi',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb234246a87d50e86fc61cb2','019b76dab04745039c0382fd31388398','HostVO','capability::liveSnapshot',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb2343dd806320e57465a7c8','019b76dab04745039c0382fd31388398','HostVO','os::distribution::centos',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb23434f85530d2464d26a2f','019b76dab04745039c0382fd31388398','HostVO','os::release::Core',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb234a0c90bddd01f08b4bf1','019b76dab04745039c0382fd31388398','HostVO','os::version::7.9.2009',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb234a1f8dde9409943cea59','019b76dab04745039c0382fd31388398','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabb234673b1aec1312b139ec4','019b76dab04745039c0382fd31388398','HostVO','ConnectedTime::1767225604899',NULL,'System',1,1767225604899,1767225604899);
INSERT INTO "system_tag" VALUES('019b76dabe9145e599e3ffd6f7e3c334','019b76dab04744839e1000a47dfb22bd','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe914776badd0dcb1a46c3ce','019b76dab04744839e1000a47dfb22bd','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe9141ae86ce41fdd063910e','019b76dab04744839e1000a47dfb22bd','HostVO','systemSerialNumber::SIM-E189B79B',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe91442d9e27f0a63cbc0168','019b76dab04744839e1000a47dfb22bd','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe914f58a9b5ff049993d79b','019b76dab04744839e1000a47dfb22bd','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe9140b58db9c39eea43b61f','019b76dab04744839e1000a47dfb22bd','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe914e7c8a2ed53c43fc5fc8','019b76dab04744839e1000a47dfb22bd','HostVO','hvm::vmx',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe9140a6b433f86ab95b636b','019b76dab04744839e1000a47dfb22bd','HostVO','capability:virtio-scsi',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe914c7d9b55ea32fa63feb8','019b76dab04744839e1000a47dfb22bd','HostVO','capability::liveSnapshot',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe9147748e65029a98cb587a','019b76dab04744839e1000a47dfb22bd','HostVO','os::distribution::centos',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe914309abaf7414bfbca36c','019b76dab04744839e1000a47dfb22bd','HostVO','os::release::Core',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe9144df9005ae35844e00b7','019b76dab04744839e1000a47dfb22bd','HostVO','os::version::7.9.2009',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe914a8bbee1b962f61f9bf8','019b76dab04744839e1000a47dfb22bd','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dabe914fdc998358588b644f94','019b76dab04744839e1000a47dfb22bd','HostVO','ConnectedTime::1767225605777',NULL,'System',1,1767225605777,1767225605777);
INSERT INTO "system_tag" VALUES('019b76dac50f43a28fadc8829442c8e0','019b76dac50f4fa9acd2b00eed2de8c0','VmInstanceVO','hostname::web-0',NULL,'System',0,1767225607439,1767225607439);
INSERT INTO "system_tag" VALUES('019b76dac50f48339b7942c7b64a6f6c','019b76dac50f4c8484f16c47c06dc9bb','VmInstanceVO','hostname::web-1',NULL,'System',0,1767225607439,1767225607439);
INSERT INTO "system_tag" VALUES('019b76dac50f45479f66d94f811e847f','019b76dac50f40fe8a29ed2742f46615','VmInstanceVO','hostname::web-2',NULL,'System',0,1767225607439,1767225607439);
INSERT INTO "system_tag" VALUES('019b76dac50f40fc9d8578c4f43501dd','019b76dac50f4027b41140651e63a2be','VmInstanceVO','hostname::web-4',NULL,'System',0,1767225607439,1767225607439);
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
INSERT INTO "used_ip" VALUES('019b76dac50f46c196b33193fa71aae5','019b76dab14241bc99eb65d5a138ab78','019b76dab04740f99a012e3f93dc2c17',4,'10.10.0.85','255.255.255.0','10.10.0.1',NULL,168427605,'019b76dac50f47bcb781e5e0287e937a',1767225607439,1767225607439);
INSERT INTO "used_ip" VALUES('019b76dac50f4798bf82d6e7c06e1d5e','019b76dab142441d827ce938b26abe58','019b76dab0474f59ae072ab033213836',4,'10.20.0.139','255.255.255.0','10.20.0.1',NULL,169083019,'019b76dac50f47f290b069340f448ed5',1767225607439,1767225607439);
INSERT INTO "used_ip" VALUES('019b76dac50f47598ed826e363c9eb7b','019b76dab14241bc99eb65d5a138ab78','019b76dab04740f99a012e3f93dc2c17',4,'10.10.0.53','255.255.255.0','10.10.0.1',NULL,168427573,'019b76dac50f4be4a02bbbf7fd092fe6',1767225607439,1767225607439);
INSERT INTO "used_ip" VALUES('019b76dac50f42eb9abd35a4d4d8a7c8','019b76dab142441d827ce938b26abe58','019b76dab0474f59ae072ab033213836',4,'10.20.0.241','255.255.255.0','10.20.0.1',NULL,169083121,'019b76dac50f4265be060c107685a90e',1767225607439,1767225607439);
INSERT INTO "used_ip" VALUES('019b76dac50f4f8788a8b9cde85e05e4','019b76dab14241bc99eb65d5a138ab78','019b76dab04740f99a012e3f93dc2c17',4,'10.10.0.143','255.255.255.0','10.10.0.1',NULL,168427663,'019b76dac50f433b9c05f70078009d48',1767225607439,1767225607439);
INSERT INTO "used_ip" VALUES('019b76dac50f4404bbc5ffaa48ac0073','019b76dab142441d827ce938b26abe58','019b76dab0474f59ae072ab033213836',4,'10.20.0.70','255.255.255.0','10.20.0.1',NULL,169082950,'019b76dac50f4817b565daa42686d4fb',1767225607439,1767225607439);
INSERT INTO "used_ip" VALUES('019b76db2317490889f1435c0e0d134d','019b76dab14241bc99eb65d5a138ab78','019b76dab04740f99a012e3f93dc2c17',4,'10.10.0.110','255.255.255.0','10.10.0.1',NULL,168427630,'019b76db23174a4e969c9c7d7405aca4',1767225631511,1767225631511);
INSERT INTO "used_ip" VALUES('019b76db25954bc5bb6719123fad997c','019b76dab14241bc99eb65d5a138ab78','019b76dab04740f99a012e3f93dc2c17',4,'10.10.0.65','255.255.255.0','10.10.0.1',NULL,168427585,'019b76db25954e76af001c581b29208a',1767225632149,1767225632149);
INSERT INTO "used_ip" VALUES('019b76db282247ffbafd8745d92a1dda','019b76dab14241bc99eb65d5a138ab78','019b76dab04740f99a012e3f93dc2c17',4,'10.10.0.151','255.255.255.0','10.10.0.1',NULL,168427671,'019b76db28224cc684505c14a39d6542',1767225632802,1767225632802);
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
INSERT INTO "user_tag" VALUES('019b76db17f948a6ad67fafec42d10ee','019b76dac50f4fa9acd2b00eed2de8c0','VmInstanceVO','kept','User',NULL,1767225628665,1767225628665);
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
INSERT INTO "vm_cd_rom" VALUES('019b76dac50f4c1e88be2abf4d510c7f','vm-019b76dac50f4fa9acd2b00eed2de8c0-cdRom',NULL,'019b76dac50f4fa9acd2b00eed2de8c0',0,NULL,NULL,NULL,1767225607439,1767225607439);
INSERT INTO "vm_cd_rom" VALUES('019b76dac50f4c659a400444121e35ba','vm-019b76dac50f4c8484f16c47c06dc9bb-cdRom',NULL,'019b76dac50f4c8484f16c47c06dc9bb',0,NULL,NULL,NULL,1767225607439,1767225607439);
INSERT INTO "vm_cd_rom" VALUES('019b76dac50f4f848437e42f06d72fb7','vm-019b76dac50f40fe8a29ed2742f46615-cdRom',NULL,'019b76dac50f40fe8a29ed2742f46615',0,NULL,NULL,NULL,1767225607439,1767225607439);
INSERT INTO "vm_cd_rom" VALUES('019b76dac50f4603a24c66ecc7d9fa14','vm-019b76dac50f4027b41140651e63a2be-cdRom',NULL,'019b76dac50f4027b41140651e63a2be',0,NULL,NULL,NULL,1767225607439,1767225607439);
INSERT INTO "vm_cd_rom" VALUES('019b76db23174461be3c0fcad49a2efa','vm-019b76db23174619972d0239f2e00d70-cdRom',NULL,'019b76db23174619972d0239f2e00d70',0,NULL,NULL,NULL,1767225631511,1767225631511);
INSERT INTO "vm_cd_rom" VALUES('019b76db259541b28074c5e2847e024a','vm-019b76db2595490f9bd60f297d6b4a7d-cdRom',NULL,'019b76db2595490f9bd60f297d6b4a7d',0,NULL,NULL,NULL,1767225632149,1767225632149);
INSERT INTO "vm_cd_rom" VALUES('019b76db28224ced9e63a3932f5b0c89','vm-019b76db28224dd98373fd9833f2a2fe-cdRom',NULL,'019b76db28224dd98373fd9833f2a2fe',0,NULL,NULL,NULL,1767225632802,1767225632802);
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
INSERT INTO "vm_instance" VALUES('019b76dac50f4fa9acd2b00eed2de8c0','web-0',NULL,'019b76daadc146a0bfd49ec5062bffcb','019b76daaf034f839dd0cae33ee48de4','019b76dab04744839e1000a47dfb22bd','019b76dab04744839e1000a47dfb22bd','019b76dab1d447889742f623704b6ba3','019b76daadc1432c9cbcad4a3707a955','019b76dac50f4b41bf62c41ae34f600b','019b76dab04740f99a012e3f93dc2c17','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',11,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225607439,1767225611723);
INSERT INTO "vm_instance" VALUES('019b76dac50f4c8484f16c47c06dc9bb','web-1',NULL,'019b76daadc146a0bfd49ec5062bffcb','019b76daaf034f839dd0cae33ee48de4',NULL,'019b76dab04745039c0382fd31388398','019b76dab1d447889742f623704b6ba3','019b76daadc1432c9cbcad4a3707a955','019b76dac50f45c19d1298d4cdd1c45f','019b76dab04740f99a012e3f93dc2c17','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Stopped',12,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225607439,1767225624507);
INSERT INTO "vm_instance" VALUES('019b76dac50f40fe8a29ed2742f46615','web-2',NULL,'019b76daadc146a0bfd49ec5062bffcb','019b76daaf034f839dd0cae33ee48de4',NULL,'019b76dab04744839e1000a47dfb22bd','019b76dab1d447889742f623704b6ba3','019b76daadc1432c9cbcad4a3707a955','019b76dac50f4fdba66693b2cacf1371','019b76dab04740f99a012e3f93dc2c17','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Destroyed',13,NULL,1767225625818,'36c27e8ff05c4780bf6d2fa65700f22e',1767225607439,1767225625818);
INSERT INTO "vm_instance" VALUES('019b76dac50f4027b41140651e63a2be','web-4',NULL,'019b76daadc146a0bfd49ec5062bffcb','019b76daaf034f839dd0cae33ee48de4','019b76dab04744839e1000a47dfb22bd','019b76dab04744839e1000a47dfb22bd','019b76dab1d447889742f623704b6ba3','019b76daadc1432c9cbcad4a3707a955','019b76dac50f4abc8fdc6139604efba4','019b76dab04740f99a012e3f93dc2c17','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',15,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225607439,1767225611723);
INSERT INTO "vm_instance" VALUES('019b76db23174619972d0239f2e00d70','new-2',NULL,'019b76daadc146a0bfd49ec5062bffcb','019b76daaf034f839dd0cae33ee48de4','019b76dab04745039c0382fd31388398','019b76dab04745039c0382fd31388398','019b76dab1d447889742f623704b6ba3','019b76daadc1432c9cbcad4a3707a955','019b76db2317463d86768054f07bd4d9','019b76dab04740f99a012e3f93dc2c17','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Starting',23,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225631511,1767225631511);
INSERT INTO "vm_instance" VALUES('019b76db2595490f9bd60f297d6b4a7d','new-1',NULL,'019b76daadc146a0bfd49ec5062bffcb','019b76daaf034f839dd0cae33ee48de4','019b76dab04745039c0382fd31388398','019b76dab04745039c0382fd31388398','019b76dab1d447889742f623704b6ba3','019b76daadc1432c9cbcad4a3707a955','019b76db25954986830eaa85141ba28c','019b76dab04740f99a012e3f93dc2c17','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Starting',24,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225632149,1767225632149);
INSERT INTO "vm_instance" VALUES('019b76db28224dd98373fd9833f2a2fe','new-0',NULL,'019b76daadc146a0bfd49ec5062bffcb','019b76daaf034f839dd0cae33ee48de4','019b76dab04744839e1000a47dfb22bd','019b76dab04744839e1000a47dfb22bd','019b76dab1d447889742f623704b6ba3','019b76daadc1432c9cbcad4a3707a955','019b76db28224b538a5afc7345efaee9','019b76dab04740f99a012e3f93dc2c17','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Starting',25,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225632802,1767225632802);
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
INSERT INTO "vm_nic" VALUES('019b76dac50f47bcb781e5e0287e937a','019b76dac50f4fa9acd2b00eed2de8c0','019b76dab04740f99a012e3f93dc2c17','019b76dac50f46c196b33193fa71aae5','10.10.0.85','255.255.255.0','10.10.0.1',4,'fa:36:b5:30:e3:00',0,'VNIC','enable','KVM','virtio','vnic11.0',NULL,1767225607439,1767225607439);
INSERT INTO "vm_nic" VALUES('019b76dac50f47f290b069340f448ed5','019b76dac50f4fa9acd2b00eed2de8c0','019b76dab0474f59ae072ab033213836','019b76dac50f4798bf82d6e7c06e1d5e','10.20.0.139','255.255.255.0','10.20.0.1',4,'fa:a6:dd:e3:08:01',1,'VNIC','enable','KVM','virtio','vnic11.1',NULL,1767225607439,1767225607439);
INSERT INTO "vm_nic" VALUES('019b76dac50f4be4a02bbbf7fd092fe6','019b76dac50f4c8484f16c47c06dc9bb','019b76dab04740f99a012e3f93dc2c17','019b76dac50f47598ed826e363c9eb7b','10.10.0.53','255.255.255.0','10.10.0.1',4,'fa:6b:27:28:cf:00',0,'VNIC','enable','KVM','virtio','vnic12.0',NULL,1767225607439,1767225607439);
INSERT INTO "vm_nic" VALUES('019b76dac50f4265be060c107685a90e','019b76dac50f4c8484f16c47c06dc9bb','019b76dab0474f59ae072ab033213836','019b76dac50f42eb9abd35a4d4d8a7c8','10.20.0.241','255.255.255.0','10.20.0.1',4,'fa:7b:33:5e:20:01',1,'VNIC','enable','KVM','virtio','vnic12.1',NULL,1767225607439,1767225607439);
INSERT INTO "vm_nic" VALUES('019b76dac50f4479a70d56d1caf75062','019b76dac50f40fe8a29ed2742f46615','019b76dab04740f99a012e3f93dc2c17',NULL,NULL,NULL,NULL,NULL,'fa:b5:bc:bc:25:00',0,'VNIC','enable','KVM','virtio','vnic13.0',NULL,1767225607439,1767225625818);
INSERT INTO "vm_nic" VALUES('019b76dac50f4997b0532a5889fa4640','019b76dac50f40fe8a29ed2742f46615','019b76dab0474f59ae072ab033213836',NULL,NULL,NULL,NULL,NULL,'fa:5f:d6:8d:43:01',1,'VNIC','enable','KVM','virtio','vnic13.1',NULL,1767225607439,1767225625818);
INSERT INTO "vm_nic" VALUES('019b76dac50f433b9c05f70078009d48','019b76dac50f4027b41140651e63a2be','019b76dab04740f99a012e3f93dc2c17','019b76dac50f4f8788a8b9cde85e05e4','10.10.0.143','255.255.255.0','10.10.0.1',4,'fa:35:36:ff:18:00',0,'VNIC','enable','KVM','virtio','vnic15.0',NULL,1767225607439,1767225607439);
INSERT INTO "vm_nic" VALUES('019b76dac50f4817b565daa42686d4fb','019b76dac50f4027b41140651e63a2be','019b76dab0474f59ae072ab033213836','019b76dac50f4404bbc5ffaa48ac0073','10.20.0.70','255.255.255.0','10.20.0.1',4,'fa:63:17:94:f5:01',1,'VNIC','enable','KVM','virtio','vnic15.1',NULL,1767225607439,1767225607439);
INSERT INTO "vm_nic" VALUES('019b76db23174a4e969c9c7d7405aca4','019b76db23174619972d0239f2e00d70','019b76dab04740f99a012e3f93dc2c17','019b76db2317490889f1435c0e0d134d','10.10.0.110','255.255.255.0','10.10.0.1',4,'fa:35:02:0f:64:00',0,'VNIC','enable','KVM','virtio','vnic23.0',NULL,1767225631511,1767225631511);
INSERT INTO "vm_nic" VALUES('019b76db25954e76af001c581b29208a','019b76db2595490f9bd60f297d6b4a7d','019b76dab04740f99a012e3f93dc2c17','019b76db25954bc5bb6719123fad997c','10.10.0.65','255.255.255.0','10.10.0.1',4,'fa:c0:dc:5a:3a:00',0,'VNIC','enable','KVM','virtio','vnic24.0',NULL,1767225632149,1767225632149);
INSERT INTO "vm_nic" VALUES('019b76db28224cc684505c14a39d6542','019b76db28224dd98373fd9833f2a2fe','019b76dab04740f99a012e3f93dc2c17','019b76db282247ffbafd8745d92a1dda','10.10.0.151','255.255.255.0','10.10.0.1',4,'fa:30:7a:3e:47:00',0,'VNIC','enable','KVM','virtio','vnic25.0',NULL,1767225632802,1767225632802);
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
INSERT INTO "volume" VALUES('019b76dac50f4b41bf62c41ae34f600b','ROOT-for-web-0','Root volume for VM[uuid:019b76dac50f4fa9acd2b00eed2de8c0]','019b76daaf0348efa81ab66ca0009309','019b76dac50f4fa9acd2b00eed2de8c0',NULL,NULL,'019b76dab1d447889742f623704b6ba3','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dac50f4b41bf62c41ae34f600b/019b76dac50f4b41bf62c41ae34f600b.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Ready',0,NULL,NULL,'019b76dab04744839e1000a47dfb22bd',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225607439,1767225609769);
INSERT INTO "volume" VALUES('019b76dac50f45c19d1298d4cdd1c45f','ROOT-for-web-1','Root volume for VM[uuid:019b76dac50f4c8484f16c47c06dc9bb]','019b76daaf0348efa81ab66ca0009309','019b76dac50f4c8484f16c47c06dc9bb',NULL,NULL,'019b76dab1d447889742f623704b6ba3','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dac50f45c19d1298d4cdd1c45f/019b76dac50f45c19d1298d4cdd1c45f.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Ready',0,NULL,NULL,'019b76dab04745039c0382fd31388398',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225607439,1767225610027);
INSERT INTO "volume" VALUES('019b76dac50f4fdba66693b2cacf1371','ROOT-for-web-2','Root volume for VM[uuid:019b76dac50f40fe8a29ed2742f46615]','019b76daaf0348efa81ab66ca0009309','019b76dac50f40fe8a29ed2742f46615',NULL,NULL,'019b76dab1d447889742f623704b6ba3','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dac50f4fdba66693b2cacf1371/019b76dac50f4fdba66693b2cacf1371.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Deleted',0,NULL,NULL,'019b76dab04744839e1000a47dfb22bd',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225607439,1767225625818);
INSERT INTO "volume" VALUES('019b76dac50f4abc8fdc6139604efba4','ROOT-for-web-4','Root volume for VM[uuid:019b76dac50f4027b41140651e63a2be]','019b76daaf0348efa81ab66ca0009309','019b76dac50f4027b41140651e63a2be',NULL,NULL,'019b76dab1d447889742f623704b6ba3','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dac50f4abc8fdc6139604efba4/019b76dac50f4abc8fdc6139604efba4.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Ready',0,NULL,NULL,'019b76dab04744839e1000a47dfb22bd',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225607439,1767225609801);
INSERT INTO "volume" VALUES('019b76daecb84dd19e0d9e7dc649ad17','attached',NULL,'019b76daaf034f86a9797a8fa4f3cf55','019b76dac50f4fa9acd2b00eed2de8c0',NULL,NULL,NULL,'/opt/zstack/nfsprimarystorage/prim-019b76daaf034f86a9797a8fa4f3cf55/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daecb84dd19e0d9e7dc649ad17/019b76daecb84dd19e0d9e7dc649ad17.qcow2','Data','qcow2',1073741824,0,1,'Enabled','Ready',0,1767225618240,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225617592,1767225618730);
INSERT INTO "volume" VALUES('019b76daf5ef4dbda47a33fdb7b46e46','free',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Data',NULL,2147483648,0,NULL,'Enabled','NotInstantiated',0,NULL,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225619951,1767225619951);
INSERT INTO "volume" VALUES('019b76daf89a4cf789239b6c758b76b8','deleted',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Data',NULL,1073741824,0,NULL,'Enabled','Deleted',0,NULL,NULL,NULL,1767225621256,'36c27e8ff05c4780bf6d2fa65700f22e',1767225620634,1767225621256);
INSERT INTO "volume" VALUES('019b76db2317463d86768054f07bd4d9','ROOT-for-new-2','Root volume for VM[uuid:019b76db23174619972d0239f2e00d70]','019b76daaf0348efa81ab66ca0009309','019b76db23174619972d0239f2e00d70',NULL,NULL,'019b76dab1d447889742f623704b6ba3','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2317463d86768054f07bd4d9/019b76db2317463d86768054f07bd4d9.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Ready',0,NULL,NULL,'019b76dab04745039c0382fd31388398',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225631511,1767225631857);
INSERT INTO "volume" VALUES('019b76db25954986830eaa85141ba28c','ROOT-for-new-1','Root volume for VM[uuid:019b76db2595490f9bd60f297d6b4a7d]','019b76daaf0348efa81ab66ca0009309','019b76db2595490f9bd60f297d6b4a7d',NULL,NULL,'019b76dab1d447889742f623704b6ba3','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db25954986830eaa85141ba28c/019b76db25954986830eaa85141ba28c.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Ready',0,NULL,NULL,'019b76dab04745039c0382fd31388398',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225632149,1767225632440);
INSERT INTO "volume" VALUES('019b76db28224b538a5afc7345efaee9','ROOT-for-new-0','Root volume for VM[uuid:019b76db28224dd98373fd9833f2a2fe]','019b76daaf0348efa81ab66ca0009309','019b76db28224dd98373fd9833f2a2fe',NULL,NULL,'019b76dab1d447889742f623704b6ba3','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db28224b538a5afc7345efaee9/019b76db28224b538a5afc7345efaee9.qcow2','Root','qcow2',4294967296,0,0,'Enabled','Ready',0,NULL,NULL,'019b76dab04744839e1000a47dfb22bd',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225632802,1767225633123);
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
INSERT INTO "workflow_run" VALUES(23,NULL,NULL,'019b76db230543818056f8d5dc35a6ad','019b76db23174619972d0239f2e00d70','["vm-019b76db23174619972d0239f2e00d70"]','vm-create',1,4,'boot',0,'forward',1,1,'{"vm_uuid":"019b76db23174619972d0239f2e00d70","name":"new-2","description":null,"account_uuid":"36c27e8ff05c4780bf6d2fa65700f22e","type":"UserVm","instance_offering_uuid":"019b76daadc1432c9cbcad4a3707a955","cpu_num":1,"cpu_speed":0,"memory_size":1073741824,"reserved_memory_size":0,"allocator_strategy":"LeastVmPreferredHostAllocatorStrategy","image_uuid":"019b76dab1d447889742f623704b6ba3","image_size":1073741824,"boots_from_iso":false,"backup_storage_type":"SftpBackupStorage","platform":"Linux","guest_os_type":"Linux","architecture":"x86_64","hypervisor_type":"KVM","volume_format":"qcow2","zone_uuid":"019b76daadc146a0bfd49ec5062bffcb","cluster_uuid":null,"host_uuid":null,"default_l3_network_uuid":"019b76dab04740f99a012e3f93dc2c17","root":{"uuid":"019b76db2317463d86768054f07bd4d9","name":"ROOT-for-new-2","description":"Root volume for VM[uuid:019b76db23174619972d0239f2e00d70]","size":4294967296,"disk_offering_uuid":null,"primary_storage_uuid":null,"allocator_strategy":"DefaultPrimaryStorageAllocationStrategy","system_tags":null,"storage_tags":null},"data":[],"nics":[{"uuid":"019b76db23174a4e969c9c7d7405aca4","l3_network_uuid":"019b76dab04740f99a012e3f93dc2c17","l2_network_uuid":"019b76daaf0345f7a27e6970a508b3ac","driver_type":"virtio","ip_strategy":"RandomIpAllocatorStrategy","mac":null,"static_ip":null}],"cd_roms":[null],"system_tags":null,"user_tags":null,"reserved_storage":1073741824,"previous_state":"Created"}','{"host":"019b76dab04745039c0382fd31388398","address":"192.168.1.11","hypervisor":"KVM","bits":{"019b76db2317463d86768054f07bd4d9":{"storage":{"uuid":"019b76daaf0348efa81ab66ca0009309","type":"LocalStorage","url":"/var/lib/vms","mount_path":"/var/lib/vms","declared_total":null,"declared_available":null},"path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db2317463d86768054f07bd4d9/019b76db2317463d86768054f07bd4d9.qcow2","size":4294967296,"host_address":"192.168.1.11"}}}',NULL,NULL,'9153e2c546ce23e1548496f3a326ec3d',1767225631511);
INSERT INTO "workflow_run" VALUES(24,NULL,NULL,'019b76db257e408eb855a337c5accaf2','019b76db2595490f9bd60f297d6b4a7d','["vm-019b76db2595490f9bd60f297d6b4a7d"]','vm-create',1,4,'boot',0,'forward',1,1,'{"vm_uuid":"019b76db2595490f9bd60f297d6b4a7d","name":"new-1","description":null,"account_uuid":"36c27e8ff05c4780bf6d2fa65700f22e","type":"UserVm","instance_offering_uuid":"019b76daadc1432c9cbcad4a3707a955","cpu_num":1,"cpu_speed":0,"memory_size":1073741824,"reserved_memory_size":0,"allocator_strategy":"LeastVmPreferredHostAllocatorStrategy","image_uuid":"019b76dab1d447889742f623704b6ba3","image_size":1073741824,"boots_from_iso":false,"backup_storage_type":"SftpBackupStorage","platform":"Linux","guest_os_type":"Linux","architecture":"x86_64","hypervisor_type":"KVM","volume_format":"qcow2","zone_uuid":"019b76daadc146a0bfd49ec5062bffcb","cluster_uuid":null,"host_uuid":null,"default_l3_network_uuid":"019b76dab04740f99a012e3f93dc2c17","root":{"uuid":"019b76db25954986830eaa85141ba28c","name":"ROOT-for-new-1","description":"Root volume for VM[uuid:019b76db2595490f9bd60f297d6b4a7d]","size":4294967296,"disk_offering_uuid":null,"primary_storage_uuid":null,"allocator_strategy":"DefaultPrimaryStorageAllocationStrategy","system_tags":null,"storage_tags":null},"data":[],"nics":[{"uuid":"019b76db25954e76af001c581b29208a","l3_network_uuid":"019b76dab04740f99a012e3f93dc2c17","l2_network_uuid":"019b76daaf0345f7a27e6970a508b3ac","driver_type":"virtio","ip_strategy":"RandomIpAllocatorStrategy","mac":null,"static_ip":null}],"cd_roms":[null],"system_tags":null,"user_tags":null,"reserved_storage":1073741824,"previous_state":"Created"}','{"host":"019b76dab04745039c0382fd31388398","address":"192.168.1.11","hypervisor":"KVM","bits":{"019b76db25954986830eaa85141ba28c":{"storage":{"uuid":"019b76daaf0348efa81ab66ca0009309","type":"LocalStorage","url":"/var/lib/vms","mount_path":"/var/lib/vms","declared_total":null,"declared_available":null},"path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db25954986830eaa85141ba28c/019b76db25954986830eaa85141ba28c.qcow2","size":4294967296,"host_address":"192.168.1.11"}}}',NULL,NULL,'9153e2c546ce23e1548496f3a326ec3d',1767225632149);
INSERT INTO "workflow_run" VALUES(25,NULL,NULL,'019b76db280741c7a672fa3c2e2e31ec','019b76db28224dd98373fd9833f2a2fe','["vm-019b76db28224dd98373fd9833f2a2fe"]','vm-create',1,4,'boot',0,'forward',1,1,'{"vm_uuid":"019b76db28224dd98373fd9833f2a2fe","name":"new-0","description":null,"account_uuid":"36c27e8ff05c4780bf6d2fa65700f22e","type":"UserVm","instance_offering_uuid":"019b76daadc1432c9cbcad4a3707a955","cpu_num":1,"cpu_speed":0,"memory_size":1073741824,"reserved_memory_size":0,"allocator_strategy":"LeastVmPreferredHostAllocatorStrategy","image_uuid":"019b76dab1d447889742f623704b6ba3","image_size":1073741824,"boots_from_iso":false,"backup_storage_type":"SftpBackupStorage","platform":"Linux","guest_os_type":"Linux","architecture":"x86_64","hypervisor_type":"KVM","volume_format":"qcow2","zone_uuid":"019b76daadc146a0bfd49ec5062bffcb","cluster_uuid":null,"host_uuid":null,"default_l3_network_uuid":"019b76dab04740f99a012e3f93dc2c17","root":{"uuid":"019b76db28224b538a5afc7345efaee9","name":"ROOT-for-new-0","description":"Root volume for VM[uuid:019b76db28224dd98373fd9833f2a2fe]","size":4294967296,"disk_offering_uuid":null,"primary_storage_uuid":null,"allocator_strategy":"DefaultPrimaryStorageAllocationStrategy","system_tags":null,"storage_tags":null},"data":[],"nics":[{"uuid":"019b76db28224cc684505c14a39d6542","l3_network_uuid":"019b76dab04740f99a012e3f93dc2c17","l2_network_uuid":"019b76daaf0345f7a27e6970a508b3ac","driver_type":"virtio","ip_strategy":"RandomIpAllocatorStrategy","mac":null,"static_ip":null}],"cd_roms":[null],"system_tags":null,"user_tags":null,"reserved_storage":1073741824,"previous_state":"Created"}','{"host":"019b76dab04744839e1000a47dfb22bd","address":"192.168.1.12","hypervisor":"KVM","bits":{"019b76db28224b538a5afc7345efaee9":{"storage":{"uuid":"019b76daaf0348efa81ab66ca0009309","type":"LocalStorage","url":"/var/lib/vms","mount_path":"/var/lib/vms","declared_total":null,"declared_available":null},"path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db28224b538a5afc7345efaee9/019b76db28224b538a5afc7345efaee9.qcow2","size":4294967296,"host_address":"192.168.1.12"}}}',NULL,NULL,'9153e2c546ce23e1548496f3a326ec3d',1767225632802);
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
INSERT INTO "zone" VALUES('019b76daadc146a0bfd49ec5062bffcb','zone','The only one.','Enabled','zstack',0,1767225601473,1767225601473);
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
INSERT INTO "sqlite_sequence" VALUES('event',108);
INSERT INTO "sqlite_sequence" VALUES('workflow_run',25);
INSERT INTO "sqlite_sequence" VALUES('image_cache',2);
COMMIT;
