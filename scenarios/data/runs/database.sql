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
INSERT INTO "account" VALUES('36c27e8ff05c4780bf6d2fa65700f22e','admin',NULL,'SystemAdmin','scrypt$2$66980e1efdf73046a7cb9e88230bcd59$4a6cb733e3d3473474418fae136d136388fc73efe5c8cfb7a03ed4de33b270f2ce76e636d417921a6c5894858add5b80d359fee4bd2dd4a35f21bee3ed29f3a3',0,1767225600005,1767225600005);
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
INSERT INTO "api_job" VALUES('019b76daa83b4de9bb024339124fe2db','UpdateGlobalConfig','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600059,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'vm',0);
INSERT INTO "api_job" VALUES('019b76daa84b4b12876e826b92c91d37','AddSftpBackupStorage','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600075,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa84b447381f66c3c70c197cb','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600075,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa84b4c069896bc81e87ebdd6','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600075,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa84b4ef18d0b1e64028f71a1','CreateDiskOffering','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600075,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa84b430ba8c029414ba17e22','CreateZone','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600075,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa85a40c4a266979bd42ab03a','CreateCluster','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600090,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa85a4a9c8dd25018b33eedc9','AddNfsPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600090,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa85a4654acac58fbbff2be6b','AddLocalPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600090,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa85a4727863896698a0738e4','CreateL2NoVlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600090,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa85a49cca8848fcf297ba02b','CreateL2VlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600090,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa8694eb5966bdb020a0d728d','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600105,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa86947448ea239d45aaa978a','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600105,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa8694a1d895f4ad44535af8d','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600105,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa8694b2f82cecbf68c6ad59e','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600105,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa86944bbbd32d1f5998c01d9','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600105,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daa87841a2893a51ec4cd6104d','AddIpRange','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600120,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76daa86e496d8bce2f03837f298e',0);
INSERT INTO "api_job" VALUES('019b76daa8784ef1bb7c50c851e441ba','AddDnsToL3Network','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600120,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76daa86e496d8bce2f03837f298e',0);
INSERT INTO "api_job" VALUES('019b76daa87848c0bbbb4a7abe8e5999','AddIpRangeByNetworkCidr','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225600120,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76daa86e4164a7e77114f5c8321f',0);
INSERT INTO "api_job" VALUES('019b76daac0f44df96abf29ca905ceb0','AddImage','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225601039,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daac0f48cdb893ae6122e33c53','AttachBackupStorageToZone','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225601039,'36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76daa850428da44f7aa3ce90aed5',0);
INSERT INTO "api_job" VALUES('019b76dab3704fb4be9bd10d540a5c53','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225602928,'36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76daa85f410594e0290395dfb7eb',0);
INSERT INTO "api_job" VALUES('019b76dab3704aab97a4c077c2023b76','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225602928,'36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76daa85f410594e0290395dfb7eb',0);
INSERT INTO "api_job" VALUES('019b76dab3704c98b1c48f84cd3ae27e','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225602928,'36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daa85f43038af466850dbebe74',0);
INSERT INTO "api_job" VALUES('019b76dab370418d9972de913f2eb0ce','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225602928,'36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daa85f401088d0fdb1dfbba875',0);
INSERT INTO "api_job" VALUES('019b76daba6a4b9ebfe573d9a396e330','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225604714,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daba6a45db8335f90400e673de','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225604714,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daba6a4f9791c85289d00e6f8d','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225604714,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daba6a4cfdab817d05a0258716','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225604714,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daba6a40c59d0a87867ee0f78b','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225604714,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daba6a46ffad54252dc1146d6a','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225604714,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daba6a4661a5b40a0a7d79ce79','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225604714,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76daba6a496db8799c81684e8b62','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225604714,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dad2ef485ba604db17c6259f5e','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225610991,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dad2fe4630b73a2b7c892fdd37','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225611006,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db59fc42cb83b9a8631ade372c','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225645564,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db5a014ecfa41da55b6787429d','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225645569,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db5a064a72ac1d1fd38e0b52ef','StopVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225645574,'36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f4f3381ab663b3156c288',0);
INSERT INTO "api_job" VALUES('019b76db5a0b4fedb8c39a2f8b2ba0f6','MigrateVm','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225645579,'36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','00000000000040008000000000000009',0);
INSERT INTO "api_job" VALUES('019b76db5a1049028d3b0626764d8a29','AttachDataVolumeToVm','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225645584,'36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f466fa5d3032e400d83d7',0);
INSERT INTO "api_job" VALUES('019b76db5a154415bbb344289f4c7e60','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225645589,'36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f4fbdb4d21807fe9e2005',0);
INSERT INTO "api_job" VALUES('019b76db5a1a49f4876b37e656136812','StopVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225645594,'36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f43c184f987e1dd07b81a',0);
INSERT INTO "api_job" VALUES('019b76db718f401bb30a0a4325d92b70','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225651599,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db7964455da7c7b88edac20dae','DeleteL3Network','36c27e8ff05c4780bf6d2fa65700f22e','cbcca30a336e8c54bce1f0161aaa4469',1767225653604,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76daa86e4164a7e77114f5c8321f',0);
CREATE TABLE api_job_end (
	job VARCHAR(32) NOT NULL, 
	finished BIGINT NOT NULL, 
	success BOOLEAN NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_api_job_end PRIMARY KEY (job)
);
INSERT INTO "api_job_end" VALUES('019b76daa83b4de9bb024339124fe2db',1767225600069,1,'{"inventory":{"id":103,"name":"deletionPolicy","category":"vm","description":"Whether a destroyed VM goes at once, after expungePeriod, or only by ExpungeVmInstance.","defaultValue":"Delay","value":"Delay"},"schema":{"inventory":"org.zstack.core.config.GlobalConfigInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa84b447381f66c3c70c197cb',1767225600085,1,'{"inventory":{"uuid":"019b76daa8504ac78c475881b5599680","name":"small","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"type":"UserVm","allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","sortKey":0,"state":"Enabled","createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600080,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600080},"schema":{"inventory":"org.zstack.header.configuration.InstanceOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa84b4c069896bc81e87ebdd6',1767225600085,1,'{"inventory":{"uuid":"019b76daa8504151be1cd9d44e29935d","name":"large","cpuNum":4,"cpuSpeed":0,"memorySize":8589934592,"reservedMemorySize":0,"type":"UserVm","allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","sortKey":0,"state":"Enabled","createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600080,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600080},"schema":{"inventory":"org.zstack.header.configuration.InstanceOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa84b4ef18d0b1e64028f71a1',1767225600085,1,'{"inventory":{"uuid":"019b76daa8504b359bc7e1e361968f10","name":"disk-20g","diskSize":21474836480,"sortKey":0,"state":"Enabled","type":"DefaultDiskOfferingType","allocatorStrategy":"DefaultPrimaryStorageAllocationStrategy","createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600080,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600080},"schema":{"inventory":"org.zstack.header.configuration.DiskOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa84b430ba8c029414ba17e22',1767225600085,1,'{"inventory":{"uuid":"019b76daa850428da44f7aa3ce90aed5","name":"zone","description":"The only one.","state":"Enabled","type":"zstack","isDefault":false,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600080,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600080},"schema":{"inventory":"org.zstack.header.zone.ZoneInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa85a40c4a266979bd42ab03a',1767225600100,1,'{"inventory":{"uuid":"019b76daa85f410594e0290395dfb7eb","name":"cluster","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","hypervisorType":"KVM","state":"Enabled","type":"zstack","createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600095,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600095},"schema":{"inventory":"org.zstack.header.cluster.ClusterInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa85a4727863896698a0738e4',1767225600100,1,'{"inventory":{"uuid":"019b76daa85f43038af466850dbebe74","name":"front","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","physicalInterface":"eth0","type":"L2NoVlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":0,"isolated":false,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600095,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600095,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.network.l2.L2NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa85a49cca8848fcf297ba02b',1767225600100,1,'{"inventory":{"uuid":"019b76daa85f401088d0fdb1dfbba875","name":"back","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","physicalInterface":"eth0","type":"L2VlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":100,"vlan":100,"isolated":false,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600095,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600095,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.network.l2.L2VlanNetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa85a4a9c8dd25018b33eedc9',1767225600105,1,'{"inventory":{"uuid":"019b76daa85f4a1391bf94e730b2ef6b","name":"nfs","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","url":"192.168.10.6:/export/vms","type":"NFS","state":"Enabled","status":"Disconnected","mountPath":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b","totalCapacity":0,"totalPhysicalCapacity":0,"availableCapacity":0,"availablePhysicalCapacity":0,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600095,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600100,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa8694b2f82cecbf68c6ad59e',1767225600115,1,'{"inventory":{"uuid":"019b76daa86e496d8bce2f03837f298e","name":"public","type":"L3BasicNetwork","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","l2NetworkUuid":"019b76daa85f43038af466850dbebe74","state":"Enabled","system":false,"category":"Public","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600110,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600110,"dns":[],"ipRanges":[],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa86944bbbd32d1f5998c01d9',1767225600115,1,'{"inventory":{"uuid":"019b76daa86e4164a7e77114f5c8321f","name":"private","type":"L3BasicNetwork","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","l2NetworkUuid":"019b76daa85f401088d0fdb1dfbba875","state":"Enabled","system":false,"category":"Private","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600110,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600110,"dns":[],"ipRanges":[],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa87841a2893a51ec4cd6104d',1767225600130,1,'{"inventory":{"uuid":"019b76daa87d49c0a3ac68ae5da20f89","name":"servers","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1","networkCidr":"10.10.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600125,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600125},"schema":{"inventory":"org.zstack.header.network.l3.IpRangeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa8784ef1bb7c50c851e441ba',1767225600130,1,'{"inventory":{"uuid":"019b76daa86e496d8bce2f03837f298e","name":"public","type":"L3BasicNetwork","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","l2NetworkUuid":"019b76daa85f43038af466850dbebe74","state":"Enabled","system":false,"category":"Public","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600110,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600110,"dns":["1.1.1.1"],"ipRanges":[{"uuid":"019b76daa87d49c0a3ac68ae5da20f89","name":"servers","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1","networkCidr":"10.10.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600125,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600125}],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory","inventory.ipRanges[0]":"org.zstack.header.network.l3.IpRangeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa87848c0bbbb4a7abe8e5999',1767225600130,1,'{"inventory":{"uuid":"019b76daa87d42429631fc4c95b3b949","name":"range","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1","networkCidr":"10.20.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600125,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600125},"inventories":[{"uuid":"019b76daa87d42429631fc4c95b3b949","name":"range","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1","networkCidr":"10.20.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600125,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600125}],"schema":{"inventories[0]":"org.zstack.header.network.l3.IpRangeInventory","inventory":"org.zstack.header.network.l3.IpRangeInventory"},"success":true}');
INSERT INTO "api_job_end" VALUES('019b76daa85a4654acac58fbbff2be6b',1767225600912,1,'{"inventory":{"uuid":"019b76daa85f4441a02ea5cac67e7f0e","name":"local","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","url":"/var/lib/vms","type":"LocalStorage","state":"Enabled","status":"Connected","mountPath":"/var/lib/vms","totalCapacity":0,"totalPhysicalCapacity":0,"availableCapacity":0,"availablePhysicalCapacity":0,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600095,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600907,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa84b4b12876e826b92c91d37',1767225601034,1,'{"inventory":{"uuid":"019b76daa8504514a627d116f71a2990","name":"store","totalCapacity":10995116277760,"type":"SftpBackupStorage","state":"Enabled","status":"Connected","hostname":"192.168.10.5","username":"root","sshPort":22,"url":"/export/images","availableCapacity":10995116277760,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600080,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601029,"attachedZoneUuids":[]},"schema":{"inventory":"org.zstack.storage.backup.sftp.SftpBackupStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daac0f48cdb893ae6122e33c53',1767225601049,1,'{"inventory":{"uuid":"019b76daa8504514a627d116f71a2990","name":"store","totalCapacity":10995116277760,"type":"SftpBackupStorage","state":"Enabled","status":"Connected","hostname":"192.168.10.5","username":"root","sshPort":22,"url":"/export/images","availableCapacity":10995116277760,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600080,"lastOpDate":"Jan 1, 2026 12:00:01 AM","lastOpDateMs":1767225601029,"attachedZoneUuids":["019b76daa850428da44f7aa3ce90aed5"]},"schema":{"inventory":"org.zstack.storage.backup.sftp.SftpBackupStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daac0f44df96abf29ca905ceb0',1767225602474,1,'{"inventory":{"uuid":"019b76daac144016ba182f76463f0dd7","name":"ubuntu","state":"Enabled","status":"Ready","size":4294967296,"actualSize":1073741824,"md5Sum":"555bc39519e4fee02d0da71c9983e964","mediaType":"RootVolumeTemplate","guestOsType":"Linux","type":"zstack","platform":"Linux","architecture":"x86_64","format":"qcow2","system":false,"virtio":true,"url":"http://images.example.com/ubuntu-22.04.qcow2","createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601044,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602469,"backupStorageRefs":[{"imageUuid":"019b76daac144016ba182f76463f0dd7","backupStorageUuid":"019b76daa8504514a627d116f71a2990","installPath":"/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76daac144016ba182f76463f0dd7/019b76daac144016ba182f76463f0dd7.qcow2","status":"Ready","createDate":"Jan 1, 2026 12:00:01 AM","createDateMs":1767225601044,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602469}]},"schema":{"inventory":"org.zstack.header.image.ImageInventory","inventory.backupStorageRefs[0]":"org.zstack.header.image.ImageBackupStorageRefInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa8694eb5966bdb020a0d728d',1767225602579,1,'{"inventory":{"uuid":"019b76daa86e470dbcf0268f33f20334","name":"host-0","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.11","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","availableCpuCapacity":160,"availableMemoryCapacity":68719476736,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600110,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602569},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa86947448ea239d45aaa978a',1767225602672,1,'{"inventory":{"uuid":"019b76daa86e42dd9fa95df41d171989","name":"host-1","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.12","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","availableCpuCapacity":160,"availableMemoryCapacity":68719476736,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600110,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602662},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daa8694a1d895f4ad44535af8d',1767225602923,1,'{"inventory":{"uuid":"019b76daa86e4293a9edacece1b56f8e","name":"host-2","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.13","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","availableCpuCapacity":160,"availableMemoryCapacity":68719476736,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600110,"lastOpDate":"Jan 1, 2026 12:00:02 AM","lastOpDateMs":1767225602913},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab370418d9972de913f2eb0ce',1767225603332,1,'{"inventory":{"uuid":"019b76daa85f401088d0fdb1dfbba875","name":"back","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","physicalInterface":"eth0","type":"L2VlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":100,"vlan":100,"isolated":false,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600095,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600095,"attachedClusterUuids":["019b76daa85f410594e0290395dfb7eb"]},"schema":{"inventory":"org.zstack.header.network.l2.L2VlanNetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab3704c98b1c48f84cd3ae27e',1767225603412,1,'{"inventory":{"uuid":"019b76daa85f43038af466850dbebe74","name":"front","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","physicalInterface":"eth0","type":"L2NoVlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":0,"isolated":false,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600095,"lastOpDate":"Jan 1, 2026 12:00:00 AM","lastOpDateMs":1767225600095,"attachedClusterUuids":["019b76daa85f410594e0290395dfb7eb"]},"schema":{"inventory":"org.zstack.header.network.l2.L2NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab3704fb4be9bd10d540a5c53',1767225603616,1,'{"inventory":{"uuid":"019b76daa85f4a1391bf94e730b2ef6b","name":"nfs","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","url":"192.168.10.6:/export/vms","type":"NFS","state":"Enabled","status":"Connected","mountPath":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b","totalCapacity":54975581388800,"totalPhysicalCapacity":54975581388800,"systemUsedCapacity":0,"availableCapacity":54975581388800,"availablePhysicalCapacity":54975581388800,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600095,"lastOpDate":"Jan 1, 2026 12:00:03 AM","lastOpDateMs":1767225603611,"attachedClusterUuids":["019b76daa85f410594e0290395dfb7eb"]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dab3704aab97a4c077c2023b76',1767225604709,1,'{"inventory":{"uuid":"019b76daa85f4441a02ea5cac67e7f0e","name":"local","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","url":"/var/lib/vms","type":"LocalStorage","state":"Enabled","status":"Connected","mountPath":"/var/lib/vms","totalCapacity":13194139533312,"totalPhysicalCapacity":13194139533312,"systemUsedCapacity":0,"availableCapacity":13194139533312,"availablePhysicalCapacity":13194139533312,"createDate":"Jan 1, 2026 12:00:00 AM","createDateMs":1767225600095,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604704,"attachedClusterUuids":["019b76daa85f410594e0290395dfb7eb"]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daba6a4b9ebfe573d9a396e330',1767225608624,1,'{"inventory":{"uuid":"019b76daba6f4f3381ab663b3156c288","name":"web-0","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","lastHostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4874997833a8486fd35e","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:08 AM","lastOpDateMs":1767225608619,"vmNics":[{"uuid":"019b76daba6f433e941683aa94467780","vmInstanceUuid":"019b76daba6f4f3381ab663b3156c288","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.152","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:35:ac:21:ed:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.0","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f42b5895829183dd4f58e","ipRangeUuid":"019b76daa87d49c0a3ac68ae5da20f89","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ipVersion":4,"ip":"10.10.0.152","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427672,"vmNicUuid":"019b76daba6f433e941683aa94467780","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},{"uuid":"019b76daba6f4a50aa7b8c28cb2ea4bd","vmInstanceUuid":"019b76daba6f4f3381ab663b3156c288","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.47","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:7b:e9:86:a8:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.1","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f46db897d95cbd6cf3d79","ipRangeUuid":"019b76daa87d42429631fc4c95b3b949","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ipVersion":4,"ip":"10.20.0.47","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082927,"vmNicUuid":"019b76daba6f4a50aa7b8c28cb2ea4bd","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]}],"allVolumes":[{"uuid":"019b76daba6f4874997833a8486fd35e","name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76daba6f4f3381ab663b3156c288]","primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f4f3381ab663b3156c288","rootImageUuid":"019b76daac144016ba182f76463f0dd7","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f4874997833a8486fd35e/019b76daba6f4874997833a8486fd35e.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607545}],"vmCdRoms":[{"uuid":"019b76daba6f4af78fd3402981ae8928","name":"vm-019b76daba6f4f3381ab663b3156c288-cdRom","vmInstanceUuid":"019b76daba6f4f3381ab663b3156c288","deviceId":0,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daba6a4661a5b40a0a7d79ce79',1767225608913,1,'{"inventory":{"uuid":"019b76daba6f428faa8e9888984a9606","name":"web-6","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","lastHostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4780b50e50261586f15d","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:08 AM","lastOpDateMs":1767225608908,"vmNics":[{"uuid":"019b76daba6f457e84b5a47c688e1b0f","vmInstanceUuid":"019b76daba6f428faa8e9888984a9606","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.145","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:a0:e1:aa:8f:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic18.0","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f423ab5f258cfe2bcb716","ipRangeUuid":"019b76daa87d49c0a3ac68ae5da20f89","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ipVersion":4,"ip":"10.10.0.145","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427665,"vmNicUuid":"019b76daba6f457e84b5a47c688e1b0f","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},{"uuid":"019b76daba6f439ab6e2282ffe63a21a","vmInstanceUuid":"019b76daba6f428faa8e9888984a9606","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.243","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:a2:04:23:a2:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic18.1","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f457a8a74a633b7087889","ipRangeUuid":"019b76daa87d42429631fc4c95b3b949","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ipVersion":4,"ip":"10.20.0.243","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083123,"vmNicUuid":"019b76daba6f439ab6e2282ffe63a21a","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]}],"allVolumes":[{"uuid":"019b76daba6f4780b50e50261586f15d","name":"ROOT-for-web-6","description":"Root volume for VM[uuid:019b76daba6f428faa8e9888984a9606]","primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f428faa8e9888984a9606","rootImageUuid":"019b76daac144016ba182f76463f0dd7","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f4780b50e50261586f15d/019b76daba6f4780b50e50261586f15d.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607525}],"vmCdRoms":[{"uuid":"019b76daba6f49409159f37edbf851ae","name":"vm-019b76daba6f428faa8e9888984a9606-cdRom","vmInstanceUuid":"019b76daba6f428faa8e9888984a9606","deviceId":0,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daba6a496db8799c81684e8b62',1767225609276,1,'{"inventory":{"uuid":"019b76daba6f406dbcf984c0efededc3","name":"web-7","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e42dd9fa95df41d171989","lastHostUuid":"019b76daa86e42dd9fa95df41d171989","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4fde8f9bb0809a9c3e69","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:09 AM","lastOpDateMs":1767225609271,"vmNics":[{"uuid":"019b76daba6f4875824dc071c7ad21bc","vmInstanceUuid":"019b76daba6f406dbcf984c0efededc3","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.124","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:8c:37:69:66:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic19.0","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f4294a660db0f74fdde69","ipRangeUuid":"019b76daa87d49c0a3ac68ae5da20f89","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ipVersion":4,"ip":"10.10.0.124","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427644,"vmNicUuid":"019b76daba6f4875824dc071c7ad21bc","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},{"uuid":"019b76daba6f4716a35c3e19e76a9809","vmInstanceUuid":"019b76daba6f406dbcf984c0efededc3","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.50","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:55:58:ff:46:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic19.1","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f46b3b789b92491f5a390","ipRangeUuid":"019b76daa87d42429631fc4c95b3b949","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ipVersion":4,"ip":"10.20.0.50","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082930,"vmNicUuid":"019b76daba6f4716a35c3e19e76a9809","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]}],"allVolumes":[{"uuid":"019b76daba6f4fde8f9bb0809a9c3e69","name":"ROOT-for-web-7","description":"Root volume for VM[uuid:019b76daba6f406dbcf984c0efededc3]","primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f406dbcf984c0efededc3","rootImageUuid":"019b76daac144016ba182f76463f0dd7","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f4fde8f9bb0809a9c3e69/019b76daba6f4fde8f9bb0809a9c3e69.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:08 AM","lastOpDateMs":1767225608049}],"vmCdRoms":[{"uuid":"019b76daba6f456b995d5f0e07d421a8","name":"vm-019b76daba6f406dbcf984c0efededc3-cdRom","vmInstanceUuid":"019b76daba6f406dbcf984c0efededc3","deviceId":0,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daba6a46ffad54252dc1146d6a',1767225609284,1,'{"inventory":{"uuid":"019b76daba6f43c184f987e1dd07b81a","name":"web-5","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","lastHostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f46ca8d9a90f68b722ced","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:09 AM","lastOpDateMs":1767225609279,"vmNics":[{"uuid":"019b76daba6f46b98e8dbb6c561d7ee4","vmInstanceUuid":"019b76daba6f43c184f987e1dd07b81a","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.247","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:e2:88:1a:7f:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic17.0","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f49c5a1596ec836461e04","ipRangeUuid":"019b76daa87d49c0a3ac68ae5da20f89","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ipVersion":4,"ip":"10.10.0.247","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427767,"vmNicUuid":"019b76daba6f46b98e8dbb6c561d7ee4","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},{"uuid":"019b76daba6f494dba55e40cdf480fec","vmInstanceUuid":"019b76daba6f43c184f987e1dd07b81a","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.43","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:2a:0a:d7:e7:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic17.1","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f4e129536c04501a19707","ipRangeUuid":"019b76daa87d42429631fc4c95b3b949","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ipVersion":4,"ip":"10.20.0.43","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082923,"vmNicUuid":"019b76daba6f494dba55e40cdf480fec","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]}],"allVolumes":[{"uuid":"019b76daba6f46ca8d9a90f68b722ced","name":"ROOT-for-web-5","description":"Root volume for VM[uuid:019b76daba6f43c184f987e1dd07b81a]","primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f43c184f987e1dd07b81a","rootImageUuid":"019b76daac144016ba182f76463f0dd7","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f46ca8d9a90f68b722ced/019b76daba6f46ca8d9a90f68b722ced.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:08 AM","lastOpDateMs":1767225608059}],"vmCdRoms":[{"uuid":"019b76daba6f438ba562e1cefa066d8b","name":"vm-019b76daba6f43c184f987e1dd07b81a-cdRom","vmInstanceUuid":"019b76daba6f43c184f987e1dd07b81a","deviceId":0,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daba6a40c59d0a87867ee0f78b',1767225609344,1,'{"inventory":{"uuid":"019b76daba6f45dcb25315224759f5c4","name":"web-4","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e42dd9fa95df41d171989","lastHostUuid":"019b76daa86e42dd9fa95df41d171989","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4d64923e428e87dbdda7","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:09 AM","lastOpDateMs":1767225609339,"vmNics":[{"uuid":"019b76daba6f457580877f03e42b1cff","vmInstanceUuid":"019b76daba6f45dcb25315224759f5c4","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.168","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:ca:83:34:4d:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic16.0","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f4480be308e5fa39e7559","ipRangeUuid":"019b76daa87d49c0a3ac68ae5da20f89","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ipVersion":4,"ip":"10.10.0.168","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427688,"vmNicUuid":"019b76daba6f457580877f03e42b1cff","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},{"uuid":"019b76daba6f46ae8f3ea95e499fa0a1","vmInstanceUuid":"019b76daba6f45dcb25315224759f5c4","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.156","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:fe:d4:f5:44:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic16.1","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f4610bc532a8bd19d361a","ipRangeUuid":"019b76daa87d42429631fc4c95b3b949","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ipVersion":4,"ip":"10.20.0.156","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083036,"vmNicUuid":"019b76daba6f46ae8f3ea95e499fa0a1","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]}],"allVolumes":[{"uuid":"019b76daba6f4d64923e428e87dbdda7","name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76daba6f45dcb25315224759f5c4]","primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f45dcb25315224759f5c4","rootImageUuid":"019b76daac144016ba182f76463f0dd7","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f4d64923e428e87dbdda7/019b76daba6f4d64923e428e87dbdda7.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607990}],"vmCdRoms":[{"uuid":"019b76daba6f4c9a90617a3c1ed34c5a","name":"vm-019b76daba6f45dcb25315224759f5c4-cdRom","vmInstanceUuid":"019b76daba6f45dcb25315224759f5c4","deviceId":0,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daba6a4f9791c85289d00e6f8d',1767225609414,1,'{"inventory":{"uuid":"019b76daba6f466fa5d3032e400d83d7","name":"web-2","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","lastHostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4c1a8b5bab8bc18a1313","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:09 AM","lastOpDateMs":1767225609409,"vmNics":[{"uuid":"019b76daba6f4ca791da90bcceca958a","vmInstanceUuid":"019b76daba6f466fa5d3032e400d83d7","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.169","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:94:9a:7d:6c:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic14.0","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f4f53b3b5aa949f34dd52","ipRangeUuid":"019b76daa87d49c0a3ac68ae5da20f89","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ipVersion":4,"ip":"10.10.0.169","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427689,"vmNicUuid":"019b76daba6f4ca791da90bcceca958a","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},{"uuid":"019b76daba6f4e72bae615189dc53f72","vmInstanceUuid":"019b76daba6f466fa5d3032e400d83d7","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.176","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:73:25:a3:13:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic14.1","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f4f06ad2df641470382df","ipRangeUuid":"019b76daa87d42429631fc4c95b3b949","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ipVersion":4,"ip":"10.20.0.176","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083056,"vmNicUuid":"019b76daba6f4e72bae615189dc53f72","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]}],"allVolumes":[{"uuid":"019b76daba6f4c1a8b5bab8bc18a1313","name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76daba6f466fa5d3032e400d83d7]","primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f466fa5d3032e400d83d7","rootImageUuid":"019b76daac144016ba182f76463f0dd7","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f4c1a8b5bab8bc18a1313/019b76daba6f4c1a8b5bab8bc18a1313.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:08 AM","lastOpDateMs":1767225608137}],"vmCdRoms":[{"uuid":"019b76daba6f4251ab94554f2cb0701f","name":"vm-019b76daba6f466fa5d3032e400d83d7-cdRom","vmInstanceUuid":"019b76daba6f466fa5d3032e400d83d7","deviceId":0,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daba6a45db8335f90400e673de',1767225609633,1,'{"inventory":{"uuid":"019b76daba6f41749902e94fe98f51c7","name":"web-1","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e42dd9fa95df41d171989","lastHostUuid":"019b76daa86e42dd9fa95df41d171989","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f45a9a32f785d1194695b","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:09 AM","lastOpDateMs":1767225609628,"vmNics":[{"uuid":"019b76daba6f48439be5e7fe9d05c8d4","vmInstanceUuid":"019b76daba6f41749902e94fe98f51c7","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.97","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:e2:68:b9:87:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic13.0","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f40059d34f3770a5b5b80","ipRangeUuid":"019b76daa87d49c0a3ac68ae5da20f89","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ipVersion":4,"ip":"10.10.0.97","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427617,"vmNicUuid":"019b76daba6f48439be5e7fe9d05c8d4","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},{"uuid":"019b76daba6f484a9e70b45d592d7402","vmInstanceUuid":"019b76daba6f41749902e94fe98f51c7","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.237","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:b4:0e:09:6a:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic13.1","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f4641bff751ccadfcb1be","ipRangeUuid":"019b76daa87d42429631fc4c95b3b949","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ipVersion":4,"ip":"10.20.0.237","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083117,"vmNicUuid":"019b76daba6f484a9e70b45d592d7402","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]}],"allVolumes":[{"uuid":"019b76daba6f45a9a32f785d1194695b","name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76daba6f41749902e94fe98f51c7]","primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f41749902e94fe98f51c7","rootImageUuid":"019b76daac144016ba182f76463f0dd7","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f45a9a32f785d1194695b/019b76daba6f45a9a32f785d1194695b.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:08 AM","lastOpDateMs":1767225608238}],"vmCdRoms":[{"uuid":"019b76daba6f4d8aa7744615177ee05a","name":"vm-019b76daba6f41749902e94fe98f51c7-cdRom","vmInstanceUuid":"019b76daba6f41749902e94fe98f51c7","deviceId":0,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76daba6a4cfdab817d05a0258716',1767225610986,1,'{"inventory":{"uuid":"019b76daba6f4fbdb4d21807fe9e2005","name":"web-3","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","lastHostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f49459042d80deed487c1","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:10 AM","lastOpDateMs":1767225610981,"vmNics":[{"uuid":"019b76daba6f41b08a8ba4b3403b0d23","vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.166","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:79:45:7f:2d:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic15.0","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f46fda3a81ca4aa387473","ipRangeUuid":"019b76daa87d49c0a3ac68ae5da20f89","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ipVersion":4,"ip":"10.10.0.166","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427686,"vmNicUuid":"019b76daba6f41b08a8ba4b3403b0d23","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},{"uuid":"019b76daba6f4c8d9faccf2d01d23011","vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.125","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:66:7b:29:18:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic15.1","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719,"usedIps":[{"uuid":"019b76daba6f4013b476a87cbc2086d5","ipRangeUuid":"019b76daa87d42429631fc4c95b3b949","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ipVersion":4,"ip":"10.20.0.125","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083005,"vmNicUuid":"019b76daba6f4c8d9faccf2d01d23011","createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]}],"allVolumes":[{"uuid":"019b76daba6f49459042d80deed487c1","name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76daba6f4fbdb4d21807fe9e2005]","primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","rootImageUuid":"019b76daac144016ba182f76463f0dd7","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f49459042d80deed487c1/019b76daba6f49459042d80deed487c1.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:07 AM","lastOpDateMs":1767225607506}],"vmCdRoms":[{"uuid":"019b76daba6f4c5ba01b2a8cbcfc1264","name":"vm-019b76daba6f4fbdb4d21807fe9e2005-cdRom","vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","deviceId":0,"createDate":"Jan 1, 2026 12:00:04 AM","createDateMs":1767225604719,"lastOpDate":"Jan 1, 2026 12:00:04 AM","lastOpDateMs":1767225604719}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dad2ef485ba604db17c6259f5e',1767225611001,1,'{"inventory":{"uuid":"019b76dad2f44387a2aedf2974ebb640","name":"data","type":"Data","size":1073741824,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:00:10 AM","createDateMs":1767225610996,"lastOpDate":"Jan 1, 2026 12:00:10 AM","lastOpDateMs":1767225610996},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dad2fe4630b73a2b7c892fdd37',1767225615559,1,'{"inventory":{"uuid":"00000000000040008000000000000009","name":"moving","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","lastHostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76dad3034381a4e726aff084b6db","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:00:11 AM","createDateMs":1767225611011,"lastOpDate":"Jan 1, 2026 12:00:15 AM","lastOpDateMs":1767225615554,"vmNics":[{"uuid":"019b76dad3034ae2bf51471805eeb3cc","vmInstanceUuid":"00000000000040008000000000000009","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.172","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:4e:1f:ab:f1:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic23.0","createDate":"Jan 1, 2026 12:00:11 AM","createDateMs":1767225611011,"lastOpDate":"Jan 1, 2026 12:00:11 AM","lastOpDateMs":1767225611011,"usedIps":[{"uuid":"019b76dad303403796301b4f5a2b261a","ipRangeUuid":"019b76daa87d49c0a3ac68ae5da20f89","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ipVersion":4,"ip":"10.10.0.172","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427692,"vmNicUuid":"019b76dad3034ae2bf51471805eeb3cc","createDate":"Jan 1, 2026 12:00:11 AM","createDateMs":1767225611011,"lastOpDate":"Jan 1, 2026 12:00:11 AM","lastOpDateMs":1767225611011}]},{"uuid":"019b76dad3034323ac1bce56e427dfe1","vmInstanceUuid":"00000000000040008000000000000009","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.66","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:dc:0f:e2:fe:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic23.1","createDate":"Jan 1, 2026 12:00:11 AM","createDateMs":1767225611011,"lastOpDate":"Jan 1, 2026 12:00:11 AM","lastOpDateMs":1767225611011,"usedIps":[{"uuid":"019b76dad30345b9aa89d5b71a0beef3","ipRangeUuid":"019b76daa87d42429631fc4c95b3b949","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ipVersion":4,"ip":"10.20.0.66","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082946,"vmNicUuid":"019b76dad3034323ac1bce56e427dfe1","createDate":"Jan 1, 2026 12:00:11 AM","createDateMs":1767225611011,"lastOpDate":"Jan 1, 2026 12:00:11 AM","lastOpDateMs":1767225611011}]}],"allVolumes":[{"uuid":"019b76dad3034381a4e726aff084b6db","name":"ROOT-for-moving","description":"Root volume for VM[uuid:00000000000040008000000000000009]","primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","vmInstanceUuid":"00000000000040008000000000000009","rootImageUuid":"019b76daac144016ba182f76463f0dd7","installPath":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dad3034381a4e726aff084b6db/019b76dad3034381a4e726aff084b6db.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:00:11 AM","createDateMs":1767225611011,"lastOpDate":"Jan 1, 2026 12:00:13 AM","lastOpDateMs":1767225613001}],"vmCdRoms":[{"uuid":"019b76dad30346e4af249ebc8e63c13e","name":"vm-00000000000040008000000000000009-cdRom","vmInstanceUuid":"00000000000040008000000000000009","deviceId":0,"createDate":"Jan 1, 2026 12:00:11 AM","createDateMs":1767225611011,"lastOpDate":"Jan 1, 2026 12:00:11 AM","lastOpDateMs":1767225611011}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db5a154415bbb344289f4c7e60',1767225645768,1,'{}');
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
INSERT INTO "audit" VALUES('019b76daa8364429a62a5c9463274342','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,NULL,NULL,1,NULL,NULL,10,1767225600054);
INSERT INTO "audit" VALUES('019b76daa84546268a2a7004c82926d6','UpdateGlobalConfig','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'vm',NULL,'019b76daa83b4de9bb024339124fe2db',1,NULL,NULL,10,1767225600069);
INSERT INTO "audit" VALUES('019b76daa8554e9b8fec35511f56e1c2','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','InstanceOfferingVO','019b76daa8504ac78c475881b5599680',NULL,'019b76daa84b447381f66c3c70c197cb',1,NULL,NULL,10,1767225600085);
INSERT INTO "audit" VALUES('019b76daa855492ebb2989a83e52caeb','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','InstanceOfferingVO','019b76daa8504151be1cd9d44e29935d',NULL,'019b76daa84b4c069896bc81e87ebdd6',1,NULL,NULL,10,1767225600085);
INSERT INTO "audit" VALUES('019b76daa85548ed8530133097d84e85','CreateDiskOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','DiskOfferingVO','019b76daa8504b359bc7e1e361968f10',NULL,'019b76daa84b4ef18d0b1e64028f71a1',1,NULL,NULL,10,1767225600085);
INSERT INTO "audit" VALUES('019b76daa85549f5badcd66fbc4db77a','CreateZone','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76daa850428da44f7aa3ce90aed5',NULL,'019b76daa84b430ba8c029414ba17e22',1,NULL,NULL,10,1767225600085);
INSERT INTO "audit" VALUES('019b76daa86445a38c60657a73fb31d2','CreateCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76daa85f410594e0290395dfb7eb',NULL,'019b76daa85a40c4a266979bd42ab03a',1,NULL,NULL,10,1767225600100);
INSERT INTO "audit" VALUES('019b76daa86444fba93b6c21de852a19','CreateL2NoVlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daa85f43038af466850dbebe74',NULL,'019b76daa85a4727863896698a0738e4',1,NULL,NULL,10,1767225600100);
INSERT INTO "audit" VALUES('019b76daa8644cd281d9fa42aa1dc9e6','CreateL2VlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daa85f401088d0fdb1dfbba875',NULL,'019b76daa85a49cca8848fcf297ba02b',1,NULL,NULL,10,1767225600100);
INSERT INTO "audit" VALUES('019b76daa8694fbfae44a0e7e6cfdd8b','AddNfsPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','PrimaryStorageVO','019b76daa85f4a1391bf94e730b2ef6b',NULL,'019b76daa85a4a9c8dd25018b33eedc9',1,NULL,NULL,15,1767225600105);
INSERT INTO "audit" VALUES('019b76daa8734366a056017928ef84e9','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76daa86e496d8bce2f03837f298e',NULL,'019b76daa8694b2f82cecbf68c6ad59e',1,NULL,NULL,10,1767225600115);
INSERT INTO "audit" VALUES('019b76daa87346f4966b264b061a9400','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76daa86e4164a7e77114f5c8321f',NULL,'019b76daa86944bbbd32d1f5998c01d9',1,NULL,NULL,10,1767225600115);
INSERT INTO "audit" VALUES('019b76daa882419b80035275208de03f','AddIpRange','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','IpRangeVO','019b76daa87d49c0a3ac68ae5da20f89',NULL,'019b76daa87841a2893a51ec4cd6104d',1,NULL,NULL,10,1767225600130);
INSERT INTO "audit" VALUES('019b76daa88248399ee6b8f3789c14dc','AddDnsToL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76daa86e496d8bce2f03837f298e',NULL,'019b76daa8784ef1bb7c50c851e441ba',1,NULL,NULL,10,1767225600130);
INSERT INTO "audit" VALUES('019b76daa88240d3854735793a31f3b8','AddIpRangeByNetworkCidr','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'019b76daa87d42429631fc4c95b3b949',NULL,'019b76daa87848c0bbbb4a7abe8e5999',1,NULL,NULL,10,1767225600130);
INSERT INTO "audit" VALUES('019b76daab904f8fa076944aa4b5888a','AddLocalPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','PrimaryStorageVO','019b76daa85f4441a02ea5cac67e7f0e',NULL,'019b76daa85a4654acac58fbbff2be6b',1,NULL,NULL,822,1767225600912);
INSERT INTO "audit" VALUES('019b76daac0a4fe08a8ba923b0e6a856','AddSftpBackupStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','BackupStorageVO','019b76daa8504514a627d116f71a2990',NULL,'019b76daa84b4b12876e826b92c91d37',1,NULL,NULL,959,1767225601034);
INSERT INTO "audit" VALUES('019b76daac194e578d7d4cc0ad6b3e7d','AttachBackupStorageToZone','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76daa850428da44f7aa3ce90aed5',NULL,'019b76daac0f48cdb893ae6122e33c53',1,NULL,NULL,10,1767225601049);
INSERT INTO "audit" VALUES('019b76dab1aa480fae3d7e10647088b2','AddImage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ImageVO','019b76daac144016ba182f76463f0dd7',NULL,'019b76daac0f44df96abf29ca905ceb0',1,NULL,NULL,1435,1767225602474);
INSERT INTO "audit" VALUES('019b76dab2134b439e40f56b03591d7b','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76daa86e470dbcf0268f33f20334',NULL,'019b76daa8694eb5966bdb020a0d728d',1,NULL,NULL,2474,1767225602579);
INSERT INTO "audit" VALUES('019b76dab2704b12ad3371143af609a4','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76daa86e42dd9fa95df41d171989',NULL,'019b76daa86947448ea239d45aaa978a',1,NULL,NULL,2567,1767225602672);
INSERT INTO "audit" VALUES('019b76dab36b4ddcbb642fab6c7a64d9','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76daa86e4293a9edacece1b56f8e',NULL,'019b76daa8694a1d895f4ad44535af8d',1,NULL,NULL,2818,1767225602923);
INSERT INTO "audit" VALUES('019b76dab5044e568e39e07d518b0f99','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daa85f401088d0fdb1dfbba875',NULL,'019b76dab370418d9972de913f2eb0ce',1,NULL,NULL,404,1767225603332);
INSERT INTO "audit" VALUES('019b76dab55448d19b78a0ba9b0d1285','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76daa85f43038af466850dbebe74',NULL,'019b76dab3704c98b1c48f84cd3ae27e',1,NULL,NULL,484,1767225603412);
INSERT INTO "audit" VALUES('019b76dab620497e97c050d90ce443ef','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76daa85f410594e0290395dfb7eb',NULL,'019b76dab3704fb4be9bd10d540a5c53',1,NULL,NULL,688,1767225603616);
INSERT INTO "audit" VALUES('019b76daba6545bb850e713afa1854e1','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76daa85f410594e0290395dfb7eb',NULL,'019b76dab3704aab97a4c077c2023b76',1,NULL,NULL,1781,1767225604709);
INSERT INTO "audit" VALUES('019b76dac9b0481e80a39ec8d6f04419','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f4f3381ab663b3156c288',NULL,'019b76daba6a4b9ebfe573d9a396e330',1,NULL,NULL,3910,1767225608624);
INSERT INTO "audit" VALUES('019b76dacad14961b25b4b5d6bba164b','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f428faa8e9888984a9606',NULL,'019b76daba6a4661a5b40a0a7d79ce79',1,NULL,NULL,4199,1767225608913);
INSERT INTO "audit" VALUES('019b76dacc3c4e5c957e12bd26ab249e','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f406dbcf984c0efededc3',NULL,'019b76daba6a496db8799c81684e8b62',1,NULL,NULL,4562,1767225609276);
INSERT INTO "audit" VALUES('019b76dacc444f0e99ffd9000b5449cd','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f43c184f987e1dd07b81a',NULL,'019b76daba6a46ffad54252dc1146d6a',1,NULL,NULL,4570,1767225609284);
INSERT INTO "audit" VALUES('019b76dacc804bc1b2fdd666a92af609','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f45dcb25315224759f5c4',NULL,'019b76daba6a40c59d0a87867ee0f78b',1,NULL,NULL,4630,1767225609344);
INSERT INTO "audit" VALUES('019b76daccc64b90b442a6ebef4cf997','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f466fa5d3032e400d83d7',NULL,'019b76daba6a4f9791c85289d00e6f8d',1,NULL,NULL,4700,1767225609414);
INSERT INTO "audit" VALUES('019b76dacda14b6498aa3824426366f8','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f41749902e94fe98f51c7',NULL,'019b76daba6a45db8335f90400e673de',1,NULL,NULL,4919,1767225609633);
INSERT INTO "audit" VALUES('019b76dad2ea49a0b3ea4bb61219446b','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f4fbdb4d21807fe9e2005',NULL,'019b76daba6a4cfdab817d05a0258716',1,NULL,NULL,6272,1767225610986);
INSERT INTO "audit" VALUES('019b76dad2f94e0db3ba51648d7eeff3','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VolumeVO','019b76dad2f44387a2aedf2974ebb640',NULL,'019b76dad2ef485ba604db17c6259f5e',1,NULL,NULL,10,1767225611001);
INSERT INTO "audit" VALUES('019b76dae4c74e6393a0cb8c374ce63a','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','00000000000040008000000000000009',NULL,'019b76dad2fe4630b73a2b7c892fdd37',1,NULL,NULL,4553,1767225615559);
INSERT INTO "audit" VALUES('019b76db5ac8490bbf8fd961e9255767','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76daba6f4fbdb4d21807fe9e2005',NULL,'019b76db5a154415bbb344289f4c7e60',1,NULL,NULL,179,1767225645768);
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
INSERT INTO "backup_storage" VALUES('019b76daa8504514a627d116f71a2990','store',NULL,'/export/images',10995116277760,10994042535936,'SftpBackupStorage','Enabled','Connected','192.168.10.5','root','secret',22,0,1073741824,1767225600080,1767225601029);
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
INSERT INTO "backup_storage_zone_ref" VALUES(1,'019b76daa850428da44f7aa3ce90aed5','019b76daa8504514a627d116f71a2990',1767225601044,1767225601044);
CREATE TABLE claim (
	resource VARCHAR(32) NOT NULL, 
	run BIGINT NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (resource)
);
INSERT INTO "claim" VALUES('00000000000040008000000000000001',25);
INSERT INTO "claim" VALUES('00000000000040008000000000000002',26);
INSERT INTO "claim" VALUES('00000000000040008000000000000009',27);
INSERT INTO "claim" VALUES('019b76daba6f466fa5d3032e400d83d7',28);
INSERT INTO "claim" VALUES('019b76dad2f44387a2aedf2974ebb640',28);
INSERT INTO "claim" VALUES('019b76daba6f4f3381ab663b3156c288',29);
INSERT INTO "claim" VALUES('019b76daba6f43c184f987e1dd07b81a',31);
INSERT INTO "claim" VALUES('00000000000040008000000000000000',32);
INSERT INTO "claim" VALUES('5383ae44f977a5f2d38241b8a860f599',33);
INSERT INTO "claim" VALUES('019b76daba6f45dcb25315224759f5c4',35);
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
INSERT INTO "cluster" VALUES('019b76daa85f410594e0290395dfb7eb','cluster',NULL,'019b76daa850428da44f7aa3ce90aed5','KVM','Enabled','zstack','x86_64',1767225600095,1767225602569);
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
INSERT INTO "disk_offering" VALUES('019b76daa8504b359bc7e1e361968f10','disk-20g',NULL,21474836480,0,'Enabled','DefaultDiskOfferingType','DefaultPrimaryStorageAllocationStrategy',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225600080,1767225600080);
CREATE TABLE event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(64) NOT NULL, 
	time BIGINT NOT NULL, 
	resource_type VARCHAR(64) NOT NULL, 
	resource_uuid VARCHAR(32) NOT NULL, 
	account_uuid VARCHAR(32), 
	body JSON NOT NULL
);
INSERT INTO "event" VALUES(1,'account.created',1767225600005,'AccountVO','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"admin","type":"SystemAdmin"}');
INSERT INTO "event" VALUES(2,'policy.created',1767225600005,'PolicyVO','019b76daa8054643805357b063af06a3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"DEFAULT-READ-36c27e8ff05c4780bf6d2fa65700f22e","statements":[{"name":"read","effect":"Allow","actions":["*:read"]}],"accountUuid":"36c27e8ff05c4780bf6d2fa65700f22e"}');
INSERT INTO "event" VALUES(3,'policy.created',1767225600005,'PolicyVO','019b76daa80547e19f1e8e676aa04594','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"USER-RESET-PASSWORD-36c27e8ff05c4780bf6d2fa65700f22e","statements":[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}],"accountUuid":"36c27e8ff05c4780bf6d2fa65700f22e"}');
INSERT INTO "event" VALUES(4,'backupStorage.created',1767225600080,'BackupStorageVO','019b76daa8504514a627d116f71a2990',NULL,'{"name":"store","state":"Enabled","status":"Connecting","type":"SftpBackupStorage"}');
INSERT INTO "event" VALUES(5,'instanceOffering.created',1767225600080,'InstanceOfferingVO','019b76daa8504ac78c475881b5599680','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"small","state":"Enabled","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(6,'instanceOffering.created',1767225600080,'InstanceOfferingVO','019b76daa8504151be1cd9d44e29935d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"large","state":"Enabled","cpuNum":4,"memorySize":8589934592}');
INSERT INTO "event" VALUES(7,'diskOffering.created',1767225600080,'DiskOfferingVO','019b76daa8504b359bc7e1e361968f10','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"disk-20g","state":"Enabled","diskSize":21474836480}');
INSERT INTO "event" VALUES(8,'zone.created',1767225600080,'ZoneVO','019b76daa850428da44f7aa3ce90aed5',NULL,'{"name":"zone","description":"The only one.","state":"Enabled","isDefault":false}');
INSERT INTO "event" VALUES(9,'cluster.created',1767225600095,'ClusterVO','019b76daa85f410594e0290395dfb7eb',NULL,'{"name":"cluster","state":"Enabled","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(10,'primaryStorage.created',1767225600095,'PrimaryStorageVO','019b76daa85f4a1391bf94e730b2ef6b',NULL,'{"name":"nfs","state":"Enabled","status":"Connecting","type":"NFS","zoneUuid":"019b76daa850428da44f7aa3ce90aed5"}');
INSERT INTO "event" VALUES(11,'primaryStorage.created',1767225600095,'PrimaryStorageVO','019b76daa85f4441a02ea5cac67e7f0e',NULL,'{"name":"local","state":"Enabled","status":"Connecting","type":"LocalStorage","zoneUuid":"019b76daa850428da44f7aa3ce90aed5"}');
INSERT INTO "event" VALUES(12,'l2Network.created',1767225600095,'L2NetworkVO','019b76daa85f43038af466850dbebe74',NULL,'{"name":"front","type":"L2NoVlanNetwork","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","physicalInterface":"eth0"}');
INSERT INTO "event" VALUES(13,'l2Network.created',1767225600095,'L2NetworkVO','019b76daa85f401088d0fdb1dfbba875',NULL,'{"name":"back","type":"L2VlanNetwork","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","physicalInterface":"eth0"}');
INSERT INTO "event" VALUES(14,'primaryStorage.disconnected',1767225600100,'PrimaryStorageVO','019b76daa85f4a1391bf94e730b2ef6b',NULL,'{"name":"nfs","state":"Enabled","status":"Disconnected","type":"NFS","zoneUuid":"019b76daa850428da44f7aa3ce90aed5"}');
INSERT INTO "event" VALUES(15,'host.created',1767225600110,'HostVO','019b76daa86e470dbcf0268f33f20334',NULL,'{"name":"host-0","state":"Enabled","status":"Connecting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.11","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(16,'host.created',1767225600110,'HostVO','019b76daa86e42dd9fa95df41d171989',NULL,'{"name":"host-1","state":"Enabled","status":"Connecting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.12","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(17,'host.created',1767225600110,'HostVO','019b76daa86e4293a9edacece1b56f8e',NULL,'{"name":"host-2","state":"Enabled","status":"Connecting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.13","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(18,'l3Network.created',1767225600110,'L3NetworkVO','019b76daa86e496d8bce2f03837f298e','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"public","state":"Enabled","type":"L3BasicNetwork","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","l2NetworkUuid":"019b76daa85f43038af466850dbebe74"}');
INSERT INTO "event" VALUES(19,'l3Network.created',1767225600110,'L3NetworkVO','019b76daa86e4164a7e77114f5c8321f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"private","state":"Enabled","type":"L3BasicNetwork","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","l2NetworkUuid":"019b76daa85f401088d0fdb1dfbba875"}');
INSERT INTO "event" VALUES(20,'ipRange.created',1767225600125,'IpRangeVO','019b76daa87d49c0a3ac68ae5da20f89','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"servers","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1"}');
INSERT INTO "event" VALUES(21,'ipRange.created',1767225600125,'IpRangeVO','019b76daa87d42429631fc4c95b3b949','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"range","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1"}');
INSERT INTO "event" VALUES(22,'primaryStorage.connected',1767225600907,'PrimaryStorageVO','019b76daa85f4441a02ea5cac67e7f0e',NULL,'{"name":"local","state":"Enabled","status":"Connected","type":"LocalStorage","zoneUuid":"019b76daa850428da44f7aa3ce90aed5"}');
INSERT INTO "event" VALUES(23,'backupStorage.connected',1767225601029,'BackupStorageVO','019b76daa8504514a627d116f71a2990',NULL,'{"name":"store","state":"Enabled","status":"Connected","type":"SftpBackupStorage"}');
INSERT INTO "event" VALUES(24,'image.created',1767225601044,'ImageVO','019b76daac144016ba182f76463f0dd7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ubuntu","state":"Enabled","status":"Downloading","size":0,"mediaType":"RootVolumeTemplate","platform":"Linux","format":"qcow2"}');
INSERT INTO "event" VALUES(25,'host.updated',1767225602462,'HostVO','019b76daa86e470dbcf0268f33f20334',NULL,'{"name":"host-0","state":"Enabled","status":"Connecting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.11","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(26,'image.ready',1767225602469,'ImageVO','019b76daac144016ba182f76463f0dd7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ubuntu","state":"Enabled","status":"Ready","size":4294967296,"mediaType":"RootVolumeTemplate","platform":"Linux","format":"qcow2"}');
INSERT INTO "event" VALUES(27,'host.updated',1767225602533,'HostVO','019b76daa86e42dd9fa95df41d171989',NULL,'{"name":"host-1","state":"Enabled","status":"Connecting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.12","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(28,'cluster.updated',1767225602569,'ClusterVO','019b76daa85f410594e0290395dfb7eb',NULL,'{"name":"cluster","state":"Enabled","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","hypervisorType":"KVM","architecture":"x86_64"}');
INSERT INTO "event" VALUES(29,'host.connected',1767225602569,'HostVO','019b76daa86e470dbcf0268f33f20334',NULL,'{"name":"host-0","state":"Enabled","status":"Connected","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.11","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(30,'host.connected',1767225602662,'HostVO','019b76daa86e42dd9fa95df41d171989',NULL,'{"name":"host-1","state":"Enabled","status":"Connected","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.12","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(31,'host.updated',1767225602804,'HostVO','019b76daa86e4293a9edacece1b56f8e',NULL,'{"name":"host-2","state":"Enabled","status":"Connecting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.13","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(32,'host.connected',1767225602913,'HostVO','019b76daa86e4293a9edacece1b56f8e',NULL,'{"name":"host-2","state":"Enabled","status":"Connected","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","managementIp":"192.168.1.13","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(33,'primaryStorage.connected',1767225603611,'PrimaryStorageVO','019b76daa85f4a1391bf94e730b2ef6b',NULL,'{"name":"nfs","state":"Enabled","status":"Connected","type":"NFS","zoneUuid":"019b76daa850428da44f7aa3ce90aed5"}');
INSERT INTO "event" VALUES(34,'vm.created',1767225604719,'VmInstanceVO','019b76daba6f4f3381ab663b3156c288','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4874997833a8486fd35e","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(35,'volume.created',1767225604719,'VolumeVO','019b76daba6f4874997833a8486fd35e','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76daba6f4f3381ab663b3156c288]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f4f3381ab663b3156c288","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(36,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f433e941683aa94467780','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f4f3381ab663b3156c288","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.152","mac":"fa:35:ac:21:ed:00","deviceId":0}');
INSERT INTO "event" VALUES(37,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f4a50aa7b8c28cb2ea4bd','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f4f3381ab663b3156c288","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.47","mac":"fa:7b:e9:86:a8:01","deviceId":1}');
INSERT INTO "event" VALUES(38,'vm.created',1767225604719,'VmInstanceVO','019b76daba6f41749902e94fe98f51c7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e42dd9fa95df41d171989","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f45a9a32f785d1194695b","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(39,'volume.created',1767225604719,'VolumeVO','019b76daba6f45a9a32f785d1194695b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76daba6f41749902e94fe98f51c7]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f41749902e94fe98f51c7","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(40,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f48439be5e7fe9d05c8d4','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f41749902e94fe98f51c7","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.97","mac":"fa:e2:68:b9:87:00","deviceId":0}');
INSERT INTO "event" VALUES(41,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f484a9e70b45d592d7402','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f41749902e94fe98f51c7","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.237","mac":"fa:b4:0e:09:6a:01","deviceId":1}');
INSERT INTO "event" VALUES(42,'vm.created',1767225604719,'VmInstanceVO','019b76daba6f466fa5d3032e400d83d7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4c1a8b5bab8bc18a1313","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(43,'volume.created',1767225604719,'VolumeVO','019b76daba6f4c1a8b5bab8bc18a1313','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76daba6f466fa5d3032e400d83d7]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f466fa5d3032e400d83d7","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(44,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f4ca791da90bcceca958a','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f466fa5d3032e400d83d7","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.169","mac":"fa:94:9a:7d:6c:00","deviceId":0}');
INSERT INTO "event" VALUES(45,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f4e72bae615189dc53f72','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f466fa5d3032e400d83d7","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.176","mac":"fa:73:25:a3:13:01","deviceId":1}');
INSERT INTO "event" VALUES(46,'vm.created',1767225604719,'VmInstanceVO','019b76daba6f4fbdb4d21807fe9e2005','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f49459042d80deed487c1","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(47,'volume.created',1767225604719,'VolumeVO','019b76daba6f49459042d80deed487c1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76daba6f4fbdb4d21807fe9e2005]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(48,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f41b08a8ba4b3403b0d23','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.166","mac":"fa:79:45:7f:2d:00","deviceId":0}');
INSERT INTO "event" VALUES(49,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f4c8d9faccf2d01d23011','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.125","mac":"fa:66:7b:29:18:01","deviceId":1}');
INSERT INTO "event" VALUES(50,'vm.created',1767225604719,'VmInstanceVO','019b76daba6f45dcb25315224759f5c4','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-4","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e42dd9fa95df41d171989","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4d64923e428e87dbdda7","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(51,'volume.created',1767225604719,'VolumeVO','019b76daba6f4d64923e428e87dbdda7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76daba6f45dcb25315224759f5c4]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f45dcb25315224759f5c4","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(52,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f457580877f03e42b1cff','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f45dcb25315224759f5c4","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.168","mac":"fa:ca:83:34:4d:00","deviceId":0}');
INSERT INTO "event" VALUES(53,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f46ae8f3ea95e499fa0a1','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f45dcb25315224759f5c4","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.156","mac":"fa:fe:d4:f5:44:01","deviceId":1}');
INSERT INTO "event" VALUES(54,'vm.created',1767225604719,'VmInstanceVO','019b76daba6f43c184f987e1dd07b81a','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-5","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f46ca8d9a90f68b722ced","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(55,'volume.created',1767225604719,'VolumeVO','019b76daba6f46ca8d9a90f68b722ced','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-5","description":"Root volume for VM[uuid:019b76daba6f43c184f987e1dd07b81a]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f43c184f987e1dd07b81a","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(56,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f46b98e8dbb6c561d7ee4','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f43c184f987e1dd07b81a","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.247","mac":"fa:e2:88:1a:7f:00","deviceId":0}');
INSERT INTO "event" VALUES(57,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f494dba55e40cdf480fec','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f43c184f987e1dd07b81a","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.43","mac":"fa:2a:0a:d7:e7:01","deviceId":1}');
INSERT INTO "event" VALUES(58,'vm.created',1767225604719,'VmInstanceVO','019b76daba6f428faa8e9888984a9606','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-6","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4780b50e50261586f15d","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(59,'volume.created',1767225604719,'VolumeVO','019b76daba6f4780b50e50261586f15d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-6","description":"Root volume for VM[uuid:019b76daba6f428faa8e9888984a9606]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f428faa8e9888984a9606","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(60,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f457e84b5a47c688e1b0f','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f428faa8e9888984a9606","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.145","mac":"fa:a0:e1:aa:8f:00","deviceId":0}');
INSERT INTO "event" VALUES(61,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f439ab6e2282ffe63a21a','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f428faa8e9888984a9606","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.243","mac":"fa:a2:04:23:a2:01","deviceId":1}');
INSERT INTO "event" VALUES(62,'vm.created',1767225604719,'VmInstanceVO','019b76daba6f406dbcf984c0efededc3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-7","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e42dd9fa95df41d171989","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4fde8f9bb0809a9c3e69","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(63,'volume.created',1767225604719,'VolumeVO','019b76daba6f4fde8f9bb0809a9c3e69','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-7","description":"Root volume for VM[uuid:019b76daba6f406dbcf984c0efededc3]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f406dbcf984c0efededc3","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(64,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f4875824dc071c7ad21bc','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f406dbcf984c0efededc3","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.124","mac":"fa:8c:37:69:66:00","deviceId":0}');
INSERT INTO "event" VALUES(65,'vmNic.created',1767225604719,'VmNicVO','019b76daba6f4716a35c3e19e76a9809','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f406dbcf984c0efededc3","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.50","mac":"fa:55:58:ff:46:01","deviceId":1}');
INSERT INTO "event" VALUES(66,'volume.ready',1767225607506,'VolumeVO','019b76daba6f49459042d80deed487c1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76daba6f4fbdb4d21807fe9e2005]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(67,'volume.ready',1767225607525,'VolumeVO','019b76daba6f4780b50e50261586f15d','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-6","description":"Root volume for VM[uuid:019b76daba6f428faa8e9888984a9606]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f428faa8e9888984a9606","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(68,'volume.ready',1767225607545,'VolumeVO','019b76daba6f4874997833a8486fd35e','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76daba6f4f3381ab663b3156c288]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f4f3381ab663b3156c288","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(69,'volume.ready',1767225607990,'VolumeVO','019b76daba6f4d64923e428e87dbdda7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76daba6f45dcb25315224759f5c4]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f45dcb25315224759f5c4","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(70,'volume.ready',1767225608049,'VolumeVO','019b76daba6f4fde8f9bb0809a9c3e69','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-7","description":"Root volume for VM[uuid:019b76daba6f406dbcf984c0efededc3]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f406dbcf984c0efededc3","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(71,'volume.ready',1767225608059,'VolumeVO','019b76daba6f46ca8d9a90f68b722ced','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-5","description":"Root volume for VM[uuid:019b76daba6f43c184f987e1dd07b81a]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f43c184f987e1dd07b81a","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(72,'volume.ready',1767225608137,'VolumeVO','019b76daba6f4c1a8b5bab8bc18a1313','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76daba6f466fa5d3032e400d83d7]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f466fa5d3032e400d83d7","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(73,'volume.ready',1767225608238,'VolumeVO','019b76daba6f45a9a32f785d1194695b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76daba6f41749902e94fe98f51c7]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f41749902e94fe98f51c7","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(74,'vm.running',1767225608619,'VmInstanceVO','019b76daba6f4f3381ab663b3156c288','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Running","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4874997833a8486fd35e","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(75,'vm.running',1767225608908,'VmInstanceVO','019b76daba6f428faa8e9888984a9606','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-6","state":"Running","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4780b50e50261586f15d","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(76,'vm.running',1767225609271,'VmInstanceVO','019b76daba6f406dbcf984c0efededc3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-7","state":"Running","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e42dd9fa95df41d171989","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4fde8f9bb0809a9c3e69","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(77,'vm.running',1767225609279,'VmInstanceVO','019b76daba6f43c184f987e1dd07b81a','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-5","state":"Running","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f46ca8d9a90f68b722ced","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(78,'vm.running',1767225609339,'VmInstanceVO','019b76daba6f45dcb25315224759f5c4','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-4","state":"Running","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e42dd9fa95df41d171989","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4d64923e428e87dbdda7","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(79,'vm.running',1767225609409,'VmInstanceVO','019b76daba6f466fa5d3032e400d83d7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Running","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4c1a8b5bab8bc18a1313","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(80,'vm.running',1767225609628,'VmInstanceVO','019b76daba6f41749902e94fe98f51c7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Running","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e42dd9fa95df41d171989","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f45a9a32f785d1194695b","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(81,'vm.running',1767225610981,'VmInstanceVO','019b76daba6f4fbdb4d21807fe9e2005','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Running","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f49459042d80deed487c1","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(82,'volume.created',1767225610996,'VolumeVO','019b76dad2f44387a2aedf2974ebb640','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"data","type":"Data","state":"Enabled","status":"NotInstantiated","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(83,'vm.created',1767225611011,'VmInstanceVO','00000000000040008000000000000009','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"moving","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76dad3034381a4e726aff084b6db","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(84,'volume.created',1767225611011,'VolumeVO','019b76dad3034381a4e726aff084b6db','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-moving","description":"Root volume for VM[uuid:00000000000040008000000000000009]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","vmInstanceUuid":"00000000000040008000000000000009","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(85,'vmNic.created',1767225611011,'VmNicVO','019b76dad3034ae2bf51471805eeb3cc','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"00000000000040008000000000000009","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.172","mac":"fa:4e:1f:ab:f1:00","deviceId":0}');
INSERT INTO "event" VALUES(86,'vmNic.created',1767225611011,'VmNicVO','019b76dad3034323ac1bce56e427dfe1','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"00000000000040008000000000000009","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.66","mac":"fa:dc:0f:e2:fe:01","deviceId":1}');
INSERT INTO "event" VALUES(87,'volume.ready',1767225613001,'VolumeVO','019b76dad3034381a4e726aff084b6db','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-moving","description":"Root volume for VM[uuid:00000000000040008000000000000009]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","vmInstanceUuid":"00000000000040008000000000000009","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(88,'vm.running',1767225615554,'VmInstanceVO','00000000000040008000000000000009','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"moving","state":"Running","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76dad3034381a4e726aff084b6db","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(89,'vm.created',1767225645579,'VmInstanceVO','00000000000040008000000000000001','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"new-1","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76db5a0b45a49dcc68b126dffee9","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(90,'volume.created',1767225645579,'VolumeVO','019b76db5a0b45a49dcc68b126dffee9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-1","description":"Root volume for VM[uuid:00000000000040008000000000000001]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"00000000000040008000000000000001","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(91,'volume.created',1767225645579,'VolumeVO','019b76db5a0b49aea5ac3fc24de2c0e4','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"DATA-for-new-1","description":"DataVolume-00000000000040008000000000000001","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","vmInstanceUuid":"00000000000040008000000000000001","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(92,'vmNic.created',1767225645579,'VmNicVO','019b76db5a0b4aed8fb8795158a02985','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"00000000000040008000000000000001","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.146","mac":"fa:59:27:34:23:00","deviceId":0}');
INSERT INTO "event" VALUES(93,'vmNic.created',1767225645579,'VmNicVO','019b76db5a0b465eb9a38744f8e14e9c','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"00000000000040008000000000000001","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.228","mac":"fa:f1:5e:85:57:01","deviceId":1}');
INSERT INTO "event" VALUES(94,'vm.created',1767225645584,'VmInstanceVO','00000000000040008000000000000002','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"new-2","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e42dd9fa95df41d171989","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76db5a1045e79b945754392f1cbd","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(95,'volume.created',1767225645584,'VolumeVO','019b76db5a1045e79b945754392f1cbd','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-2","description":"Root volume for VM[uuid:00000000000040008000000000000002]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"00000000000040008000000000000002","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(96,'volume.created',1767225645584,'VolumeVO','019b76db5a1044df8a79e6ee4a434d17','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"DATA-for-new-2","description":"DataVolume-00000000000040008000000000000002","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","vmInstanceUuid":"00000000000040008000000000000002","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(97,'vmNic.created',1767225645584,'VmNicVO','019b76db5a104a938d8cf0af76b40d91','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"00000000000040008000000000000002","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.178","mac":"fa:f4:25:8f:57:00","deviceId":0}');
INSERT INTO "event" VALUES(98,'vmNic.created',1767225645584,'VmNicVO','019b76db5a104dfbb465821b5f2e1c34','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"00000000000040008000000000000002","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.182","mac":"fa:30:9d:c5:1e:01","deviceId":1}');
INSERT INTO "event" VALUES(99,'vm.migrating',1767225645599,'VmInstanceVO','00000000000040008000000000000009','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"moving","state":"Migrating","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76dad3034381a4e726aff084b6db","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(100,'volume.creating',1767225645599,'VolumeVO','019b76dad2f44387a2aedf2974ebb640','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"data","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","format":"qcow2","isShareable":false}');
INSERT INTO "event" VALUES(101,'volume.updated',1767225645599,'VolumeVO','019b76dad2f44387a2aedf2974ebb640','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"data","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","vmInstanceUuid":"019b76daba6f466fa5d3032e400d83d7","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(102,'vm.stopping',1767225645674,'VmInstanceVO','019b76daba6f4f3381ab663b3156c288','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Stopping","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f4874997833a8486fd35e","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(103,'vm.destroying',1767225645758,'VmInstanceVO','019b76daba6f4fbdb4d21807fe9e2005','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Destroying","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e4293a9edacece1b56f8e","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f49459042d80deed487c1","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(104,'gcJob.created',1767225645763,'GarbageCollectorVO','019b76db5ac34117a25ca8c6ee3f0674',NULL,'{"name":"do destroy of vm-destroy","resourceType":"VmInstanceVO","resourceUuid":"019b76daba6f4fbdb4d21807fe9e2005","hostUuid":"019b76daa86e4293a9edacece1b56f8e","hostAddress":"192.168.1.13","condition":"Waiting"}');
INSERT INTO "event" VALUES(105,'vmNic.updated',1767225645763,'VmNicVO','019b76daba6f41b08a8ba4b3403b0d23','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","mac":"fa:79:45:7f:2d:00","deviceId":0}');
INSERT INTO "event" VALUES(106,'vmNic.updated',1767225645763,'VmNicVO','019b76daba6f4c8d9faccf2d01d23011','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","mac":"fa:66:7b:29:18:01","deviceId":1}');
INSERT INTO "event" VALUES(107,'volume.deleted',1767225645763,'VolumeVO','019b76daba6f49459042d80deed487c1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76daba6f4fbdb4d21807fe9e2005]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(108,'vm.destroyed',1767225645763,'VmInstanceVO','019b76daba6f4fbdb4d21807fe9e2005','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Destroyed","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f49459042d80deed487c1","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(109,'vm.stopping',1767225645802,'VmInstanceVO','019b76daba6f43c184f987e1dd07b81a','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-5","state":"Stopping","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76daba6f46ca8d9a90f68b722ced","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(110,'volume.ready',1767225645915,'VolumeVO','019b76dad2f44387a2aedf2974ebb640','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"data","type":"Data","state":"Enabled","status":"Ready","size":1073741824,"primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","vmInstanceUuid":"019b76daba6f466fa5d3032e400d83d7","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(111,'volume.ready',1767225645987,'VolumeVO','019b76db5a1045e79b945754392f1cbd','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-2","description":"Root volume for VM[uuid:00000000000040008000000000000002]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"00000000000040008000000000000002","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(112,'volume.ready',1767225645987,'VolumeVO','019b76db5a1044df8a79e6ee4a434d17','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"DATA-for-new-2","description":"DataVolume-00000000000040008000000000000002","type":"Data","state":"Enabled","status":"Ready","size":1073741824,"primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","vmInstanceUuid":"00000000000040008000000000000002","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(113,'volume.ready',1767225646176,'VolumeVO','019b76db5a0b45a49dcc68b126dffee9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-1","description":"Root volume for VM[uuid:00000000000040008000000000000001]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"00000000000040008000000000000001","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(114,'volume.ready',1767225646176,'VolumeVO','019b76db5a0b49aea5ac3fc24de2c0e4','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"DATA-for-new-1","description":"DataVolume-00000000000040008000000000000001","type":"Data","state":"Enabled","status":"Ready","size":1073741824,"primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","vmInstanceUuid":"00000000000040008000000000000001","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(115,'vm.created',1767225651604,'VmInstanceVO','00000000000040008000000000000000','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"new-0","state":"Starting","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","clusterUuid":"019b76daa85f410594e0290395dfb7eb","hostUuid":"019b76daa86e470dbcf0268f33f20334","imageUuid":"019b76daac144016ba182f76463f0dd7","instanceOfferingUuid":"019b76daa8504ac78c475881b5599680","rootVolumeUuid":"019b76db71944219a6fedddc53671d2c","defaultL3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(116,'volume.created',1767225651604,'VolumeVO','019b76db71944219a6fedddc53671d2c','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-new-0","description":"Root volume for VM[uuid:00000000000040008000000000000000]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76daa85f4441a02ea5cac67e7f0e","vmInstanceUuid":"00000000000040008000000000000000","rootImageUuid":"019b76daac144016ba182f76463f0dd7","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(117,'volume.created',1767225651604,'VolumeVO','019b76db71944c4a8551720248a91e09','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"DATA-for-new-0","description":"DataVolume-00000000000040008000000000000000","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76daa85f4a1391bf94e730b2ef6b","vmInstanceUuid":"00000000000040008000000000000000","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(118,'vmNic.created',1767225651604,'VmNicVO','019b76db71944c6c8c3fe3b4851f9c15','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"00000000000040008000000000000000","l3NetworkUuid":"019b76daa86e496d8bce2f03837f298e","ip":"10.10.0.250","mac":"fa:19:a8:2a:14:00","deviceId":0}');
INSERT INTO "event" VALUES(119,'vmNic.created',1767225651604,'VmNicVO','019b76db719442a6b2fa0b43afc8aefc','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"00000000000040008000000000000000","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.53","mac":"fa:c9:11:b1:7d:01","deviceId":1}');
INSERT INTO "event" VALUES(120,'l3Network.disabled',1767225653609,'L3NetworkVO','019b76daa86e4164a7e77114f5c8321f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"private","state":"Disabled","type":"L3BasicNetwork","zoneUuid":"019b76daa850428da44f7aa3ce90aed5","l2NetworkUuid":"019b76daa85f401088d0fdb1dfbba875"}');
INSERT INTO "event" VALUES(121,'vmNic.deleted',1767225653629,'VmNicVO','019b76daba6f4c8d9faccf2d01d23011','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f4fbdb4d21807fe9e2005","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","mac":"fa:66:7b:29:18:01","deviceId":1}');
INSERT INTO "event" VALUES(122,'vmNic.deleted',1767225653867,'VmNicVO','019b76daba6f484a9e70b45d592d7402','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f41749902e94fe98f51c7","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.237","mac":"fa:b4:0e:09:6a:01","deviceId":1}');
INSERT INTO "event" VALUES(123,'vmNic.deleted',1767225653964,'VmNicVO','019b76daba6f4716a35c3e19e76a9809','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f406dbcf984c0efededc3","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.50","mac":"fa:55:58:ff:46:01","deviceId":1}');
INSERT INTO "event" VALUES(124,'vmNic.deleted',1767225653975,'VmNicVO','019b76daba6f439ab6e2282ffe63a21a','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76daba6f428faa8e9888984a9606","l3NetworkUuid":"019b76daa86e4164a7e77114f5c8321f","ip":"10.20.0.243","mac":"fa:a2:04:23:a2:01","deviceId":1}');
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
INSERT INTO "garbage" VALUES('019b76db5ac34117a25ca8c6ee3f0674','do destroy of vm-destroy','vm-destroy','{"params": {"vm_uuid": "019b76daba6f4fbdb4d21807fe9e2005", "previous_state": "Running", "host_uuid": null, "cluster_uuid": null, "force": false, "ip_strategies": {}}, "outputs": {"host": "019b76daa86e4293a9edacece1b56f8e", "address": "192.168.1.13", "hypervisor": "KVM"}}','Idle','TimeBased','cbcca30a336e8c54bce1f0161aaa4469',30,1,1,1,'destroy','forward',2,1767225660779,'[SYS.1006] no answer from the host is silent',1767225645763,1767225650779,'VmInstanceVO','019b76daba6f4fbdb4d21807fe9e2005','019b76daa86e4293a9edacece1b56f8e','192.168.1.13','KVM',1,'Waiting');
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
INSERT INTO "hold" VALUES('019b76db5ac34117a25ca8c6ee3f0674','guest','019b76daba6f4fbdb4d21807fe9e2005','192.168.1.13','019b76daa86e4293a9edacece1b56f8e');
INSERT INTO "hold" VALUES('019b76db5ac34117a25ca8c6ee3f0674','volume','019b76daba6f49459042d80deed487c1','192.168.1.13','019b76daa86e4293a9edacece1b56f8e');
INSERT INTO "hold" VALUES('019b76db5ac34117a25ca8c6ee3f0674','mac','fa:79:45:7f:2d:00','192.168.1.13','019b76daa86e4293a9edacece1b56f8e');
INSERT INTO "hold" VALUES('019b76db5ac34117a25ca8c6ee3f0674','address','019b76daba6f46fda3a81ca4aa387473','192.168.1.13','019b76daa86e4293a9edacece1b56f8e');
INSERT INTO "hold" VALUES('019b76db5ac34117a25ca8c6ee3f0674','mac','fa:66:7b:29:18:01','192.168.1.13','019b76daa86e4293a9edacece1b56f8e');
INSERT INTO "hold" VALUES('019b76db5ac34117a25ca8c6ee3f0674','address','019b76daba6f4013b476a87cbc2086d5','192.168.1.13','019b76daa86e4293a9edacece1b56f8e');
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
INSERT INTO "host" VALUES('019b76daa86e470dbcf0268f33f20334','host-0',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','192.168.1.11','KVM','Enabled','Connected',160,156,2,68719476736,64424509440,16,'x86_64',4,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225600110,1767225602569,0,NULL,NULL);
INSERT INTO "host" VALUES('019b76daa86e42dd9fa95df41d171989','host-1',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','192.168.1.12','KVM','Enabled','Connected',160,156,2,68719476736,64424509440,16,'x86_64',4,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225600110,1767225602662,1,'[HOST.1005] the host has no room for it',1767225645992);
INSERT INTO "host" VALUES('019b76daa86e4293a9edacece1b56f8e','host-2',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','192.168.1.13','KVM','Enabled','Connected',160,156,2,68719476736,64424509440,16,'x86_64',4,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225600110,1767225602913,0,NULL,NULL);
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
INSERT INTO "image" VALUES('019b76daac144016ba182f76463f0dd7','ubuntu',NULL,'Enabled','Ready',4294967296,1073741824,'555bc39519e4fee02d0da71c9983e964','http://images.example.com/ubuntu-22.04.qcow2','RootVolumeTemplate','Linux','zstack','Linux','x86_64','qcow2',0,1,'36c27e8ff05c4780bf6d2fa65700f22e',1767225601044,1767225602469);
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
INSERT INTO "image_backup_storage_ref" VALUES(1,'019b76daac144016ba182f76463f0dd7','019b76daa8504514a627d116f71a2990','/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76daac144016ba182f76463f0dd7/019b76daac144016ba182f76463f0dd7.qcow2','Ready',1073741824,NULL,1767225601044,1767225602469);
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
INSERT INTO "image_cache" VALUES(1,'019b76daa85f4441a02ea5cac67e7f0e','019b76daac144016ba182f76463f0dd7','019b76daa86e4293a9edacece1b56f8e','/var/lib/vms/imagecache/template/019b76daac144016ba182f76463f0dd7/019b76daac144016ba182f76463f0dd7.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225604724,1767225607290);
INSERT INTO "image_cache" VALUES(2,'019b76daa85f4441a02ea5cac67e7f0e','019b76daac144016ba182f76463f0dd7','019b76daa86e42dd9fa95df41d171989','/var/lib/vms/imagecache/template/019b76daac144016ba182f76463f0dd7/019b76daac144016ba182f76463f0dd7.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225604729,1767225607682);
INSERT INTO "image_cache" VALUES(3,'019b76daa85f4441a02ea5cac67e7f0e','019b76daac144016ba182f76463f0dd7','019b76daa86e470dbcf0268f33f20334','/var/lib/vms/imagecache/template/019b76daac144016ba182f76463f0dd7/019b76daac144016ba182f76463f0dd7.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225604734,1767225607715);
INSERT INTO "image_cache" VALUES(4,'019b76daa85f4a1391bf94e730b2ef6b','019b76daac144016ba182f76463f0dd7','','/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/imagecache/template/019b76daac144016ba182f76463f0dd7/019b76daac144016ba182f76463f0dd7.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225611016,1767225612641);
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
INSERT INTO "instance_offering" VALUES('019b76daa8504ac78c475881b5599680','small',NULL,1,0,1073741824,0,'UserVm','LeastVmPreferredHostAllocatorStrategy',0,'Enabled',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225600080,1767225600080);
INSERT INTO "instance_offering" VALUES('019b76daa8504151be1cd9d44e29935d','large',NULL,4,0,8589934592,0,'UserVm','LeastVmPreferredHostAllocatorStrategy',0,'Enabled',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225600080,1767225600080);
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
INSERT INTO "ip_range" VALUES('019b76daa87d49c0a3ac68ae5da20f89','servers',NULL,'019b76daa86e496d8bce2f03837f298e','10.10.0.10','10.10.0.250','255.255.255.0','10.10.0.1','10.10.0.0/24',4,24,'Normal',168427530,168427770,168427530,168427529,1767225600125,1767225600125);
INSERT INTO "ip_range" VALUES('019b76daa87d42429631fc4c95b3b949','range',NULL,'019b76daa86e4164a7e77114f5c8321f','10.20.0.2','10.20.0.254','255.255.255.0','10.20.0.1','10.20.0.0/24',4,24,'Normal',169082882,169083134,169082882,169082881,1767225600125,1767225600125);
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
INSERT INTO "l2_network" VALUES('019b76daa85f43038af466850dbebe74','front',NULL,'019b76daa850428da44f7aa3ce90aed5','eth0','L2NoVlanNetwork','LinuxBridge',0,NULL,0,NULL,1767225600095,1767225600095);
INSERT INTO "l2_network" VALUES('019b76daa85f401088d0fdb1dfbba875','back',NULL,'019b76daa850428da44f7aa3ce90aed5','eth0','L2VlanNetwork','LinuxBridge',100,100,0,NULL,1767225600095,1767225600095);
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
INSERT INTO "l2_network_cluster_ref" VALUES('019b76daa85f43038af466850dbebe74','019b76daa85f410594e0290395dfb7eb',NULL,1,'019b76dab3754a3d929a1df8bee0c053');
INSERT INTO "l2_network_cluster_ref" VALUES('019b76daa85f401088d0fdb1dfbba875','019b76daa85f410594e0290395dfb7eb',NULL,1,'019b76dab375443a98ae73d5925d2643');
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
INSERT INTO "l3_network" VALUES('019b76daa86e496d8bce2f03837f298e','public',NULL,'L3BasicNetwork','019b76daa850428da44f7aa3ce90aed5','019b76daa85f43038af466850dbebe74','Enabled',NULL,0,'Public',4,1,0,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225600110,1767225600110);
INSERT INTO "l3_network" VALUES('019b76daa86e4164a7e77114f5c8321f','private',NULL,'L3BasicNetwork','019b76daa850428da44f7aa3ce90aed5','019b76daa85f401088d0fdb1dfbba875','Disabled',NULL,0,'Private',4,1,0,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225600110,1767225653609);
CREATE TABLE l3_network_dns (
	id INTEGER NOT NULL, 
	l3_network_uuid VARCHAR(32) NOT NULL, 
	dns VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_l3_network_dns PRIMARY KEY (id), 
	CONSTRAINT fk_l3_network_dns_l3_network_uuid FOREIGN KEY(l3_network_uuid) REFERENCES l3_network (uuid) ON DELETE CASCADE, 
	CONSTRAINT uq_l3_network_dns_l3_network_uuid_dns UNIQUE (l3_network_uuid, dns)
);
INSERT INTO "l3_network_dns" VALUES(1,'019b76daa86e496d8bce2f03837f298e','1.1.1.1');
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
INSERT INTO "local_storage_host_ref" VALUES('019b76daa86e4293a9edacece1b56f8e','019b76daa85f4441a02ea5cac67e7f0e',4398046511104,4379792900096,4398046511104,4398046511104,0,17179869184,1073741824,1767225604704,1767225604704);
INSERT INTO "local_storage_host_ref" VALUES('019b76daa86e42dd9fa95df41d171989','019b76daa85f4441a02ea5cac67e7f0e',4398046511104,4379792900096,4398046511104,4398046511104,0,17179869184,1073741824,1767225604704,1767225604704);
INSERT INTO "local_storage_host_ref" VALUES('019b76daa86e470dbcf0268f33f20334','019b76daa85f4441a02ea5cac67e7f0e',4398046511104,4384087867392,4398046511104,4398046511104,0,12884901888,1073741824,1767225604704,1767225604704);
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
INSERT INTO "login_known_address" VALUES('pair:fc8252c8dc55839967c58b9ad755a59b61b67c13227ddae4bd3f78a38bf394f7',1767225600045);
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
INSERT INTO "policy" VALUES('019b76daa8054643805357b063af06a3','DEFAULT-READ-36c27e8ff05c4780bf6d2fa65700f22e',NULL,'[{"name":"read","effect":"Allow","actions":["*:read"]}]','36c27e8ff05c4780bf6d2fa65700f22e',1767225600005,1767225600005,2);
INSERT INTO "policy" VALUES('019b76daa80547e19f1e8e676aa04594','USER-RESET-PASSWORD-36c27e8ff05c4780bf6d2fa65700f22e',NULL,'[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}]','36c27e8ff05c4780bf6d2fa65700f22e',1767225600005,1767225600005,3);
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
INSERT INTO "primary_storage" VALUES('019b76daa85f4a1391bf94e730b2ef6b','nfs',NULL,'019b76daa850428da44f7aa3ce90aed5','192.168.10.6:/export/vms','NFS','Enabled','Connected','/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b',1,0,0,'SftpBackupStorage',54975581388800,54965917712384,54975581388800,54975581388800,0,8589934592,1073741824,100,1767225600095,1767225603611);
INSERT INTO "primary_storage" VALUES('019b76daa85f4441a02ea5cac67e7f0e','local',NULL,'019b76daa850428da44f7aa3ce90aed5','/var/lib/vms','LocalStorage','Enabled','Connected','/var/lib/vms',0,1,0,'SftpBackupStorage',13194139533312,13143673667584,13194139533312,13194139533312,0,47244640256,3221225472,100,1767225600095,1767225604704);
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
INSERT INTO "primary_storage_cluster_ref" VALUES(1,'019b76daa85f410594e0290395dfb7eb','019b76daa85f4a1391bf94e730b2ef6b',1,1767225602933,1767225603611);
INSERT INTO "primary_storage_cluster_ref" VALUES(2,'019b76daa85f410594e0290395dfb7eb','019b76daa85f4441a02ea5cac67e7f0e',1,1767225602933,1767225604704);
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
CREATE TABLE resource (
	uuid VARCHAR(32) NOT NULL, 
	kind VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_resource PRIMARY KEY (uuid)
)
 WITHOUT ROWID

;
INSERT INTO "resource" VALUES('00000000000040008000000000000000','VmInstanceVO');
INSERT INTO "resource" VALUES('00000000000040008000000000000001','VmInstanceVO');
INSERT INTO "resource" VALUES('00000000000040008000000000000002','VmInstanceVO');
INSERT INTO "resource" VALUES('00000000000040008000000000000009','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76daa8054643805357b063af06a3','PolicyVO');
INSERT INTO "resource" VALUES('019b76daa80547e19f1e8e676aa04594','PolicyVO');
INSERT INTO "resource" VALUES('019b76daa8504151be1cd9d44e29935d','InstanceOfferingVO');
INSERT INTO "resource" VALUES('019b76daa850428da44f7aa3ce90aed5','ZoneVO');
INSERT INTO "resource" VALUES('019b76daa8504514a627d116f71a2990','BackupStorageVO');
INSERT INTO "resource" VALUES('019b76daa8504ac78c475881b5599680','InstanceOfferingVO');
INSERT INTO "resource" VALUES('019b76daa8504b359bc7e1e361968f10','DiskOfferingVO');
INSERT INTO "resource" VALUES('019b76daa85f401088d0fdb1dfbba875','L2NetworkVO');
INSERT INTO "resource" VALUES('019b76daa85f410594e0290395dfb7eb','ClusterVO');
INSERT INTO "resource" VALUES('019b76daa85f43038af466850dbebe74','L2NetworkVO');
INSERT INTO "resource" VALUES('019b76daa85f4441a02ea5cac67e7f0e','PrimaryStorageVO');
INSERT INTO "resource" VALUES('019b76daa85f4a1391bf94e730b2ef6b','PrimaryStorageVO');
INSERT INTO "resource" VALUES('019b76daa86e4164a7e77114f5c8321f','L3NetworkVO');
INSERT INTO "resource" VALUES('019b76daa86e4293a9edacece1b56f8e','HostVO');
INSERT INTO "resource" VALUES('019b76daa86e42dd9fa95df41d171989','HostVO');
INSERT INTO "resource" VALUES('019b76daa86e470dbcf0268f33f20334','HostVO');
INSERT INTO "resource" VALUES('019b76daa86e496d8bce2f03837f298e','L3NetworkVO');
INSERT INTO "resource" VALUES('019b76daa87d42429631fc4c95b3b949','IpRangeVO');
INSERT INTO "resource" VALUES('019b76daa87d49c0a3ac68ae5da20f89','IpRangeVO');
INSERT INTO "resource" VALUES('019b76daac144016ba182f76463f0dd7','ImageVO');
INSERT INTO "resource" VALUES('019b76daba6f406dbcf984c0efededc3','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76daba6f41749902e94fe98f51c7','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76daba6f41b08a8ba4b3403b0d23','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f4251ab94554f2cb0701f','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76daba6f428faa8e9888984a9606','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76daba6f433e941683aa94467780','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f438ba562e1cefa066d8b','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76daba6f43c184f987e1dd07b81a','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76daba6f456b995d5f0e07d421a8','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76daba6f457580877f03e42b1cff','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f457e84b5a47c688e1b0f','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f45a9a32f785d1194695b','VolumeVO');
INSERT INTO "resource" VALUES('019b76daba6f45dcb25315224759f5c4','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76daba6f466fa5d3032e400d83d7','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76daba6f46ae8f3ea95e499fa0a1','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f46b98e8dbb6c561d7ee4','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f46ca8d9a90f68b722ced','VolumeVO');
INSERT INTO "resource" VALUES('019b76daba6f4780b50e50261586f15d','VolumeVO');
INSERT INTO "resource" VALUES('019b76daba6f48439be5e7fe9d05c8d4','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f4874997833a8486fd35e','VolumeVO');
INSERT INTO "resource" VALUES('019b76daba6f4875824dc071c7ad21bc','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f49409159f37edbf851ae','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76daba6f49459042d80deed487c1','VolumeVO');
INSERT INTO "resource" VALUES('019b76daba6f494dba55e40cdf480fec','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f4a50aa7b8c28cb2ea4bd','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f4af78fd3402981ae8928','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76daba6f4c1a8b5bab8bc18a1313','VolumeVO');
INSERT INTO "resource" VALUES('019b76daba6f4c5ba01b2a8cbcfc1264','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76daba6f4c9a90617a3c1ed34c5a','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76daba6f4ca791da90bcceca958a','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f4d64923e428e87dbdda7','VolumeVO');
INSERT INTO "resource" VALUES('019b76daba6f4d8aa7744615177ee05a','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76daba6f4e72bae615189dc53f72','VmNicVO');
INSERT INTO "resource" VALUES('019b76daba6f4f3381ab663b3156c288','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76daba6f4fbdb4d21807fe9e2005','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76daba6f4fde8f9bb0809a9c3e69','VolumeVO');
INSERT INTO "resource" VALUES('019b76dad2f44387a2aedf2974ebb640','VolumeVO');
INSERT INTO "resource" VALUES('019b76dad3034323ac1bce56e427dfe1','VmNicVO');
INSERT INTO "resource" VALUES('019b76dad3034381a4e726aff084b6db','VolumeVO');
INSERT INTO "resource" VALUES('019b76dad30346e4af249ebc8e63c13e','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76dad3034ae2bf51471805eeb3cc','VmNicVO');
INSERT INTO "resource" VALUES('019b76db5a0b4229aafbce09c233f7c2','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76db5a0b45a49dcc68b126dffee9','VolumeVO');
INSERT INTO "resource" VALUES('019b76db5a0b465eb9a38744f8e14e9c','VmNicVO');
INSERT INTO "resource" VALUES('019b76db5a0b49aea5ac3fc24de2c0e4','VolumeVO');
INSERT INTO "resource" VALUES('019b76db5a0b4aed8fb8795158a02985','VmNicVO');
INSERT INTO "resource" VALUES('019b76db5a1042c3a76d7d1ad95967a5','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76db5a1044df8a79e6ee4a434d17','VolumeVO');
INSERT INTO "resource" VALUES('019b76db5a1045e79b945754392f1cbd','VolumeVO');
INSERT INTO "resource" VALUES('019b76db5a104a938d8cf0af76b40d91','VmNicVO');
INSERT INTO "resource" VALUES('019b76db5a104dfbb465821b5f2e1c34','VmNicVO');
INSERT INTO "resource" VALUES('019b76db5ac34117a25ca8c6ee3f0674','GarbageCollectorVO');
INSERT INTO "resource" VALUES('019b76db71944219a6fedddc53671d2c','VolumeVO');
INSERT INTO "resource" VALUES('019b76db719442a6b2fa0b43afc8aefc','VmNicVO');
INSERT INTO "resource" VALUES('019b76db719444b78ad08952cfbcde4c','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76db71944c4a8551720248a91e09','VolumeVO');
INSERT INTO "resource" VALUES('019b76db71944c6c8c3fe3b4851f9c15','VmNicVO');
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
INSERT INTO "session" VALUES('dd204e6b6ec211a6128e1fc30b450d17','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1767232800049,1767225600049,1767225600049);
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
INSERT INTO "system_tag" VALUES('019b76dab2094063a7608c5951909bbb','019b76daa86e470dbcf0268f33f20334','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab2094949aa00e0e06f086cf2','019b76daa86e470dbcf0268f33f20334','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab20943a79d65420ecc033588','019b76daa86e470dbcf0268f33f20334','HostVO','systemSerialNumber::SIM-7880E621',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab20940b3b7795bdfe5e5e270','019b76daa86e470dbcf0268f33f20334','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab2094d018407e30beddbc00e','019b76daa86e470dbcf0268f33f20334','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab2094f048b752497e90a8727','019b76daa86e470dbcf0268f33f20334','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab2094a43bf257a5d3061fe4f','019b76daa86e470dbcf0268f33f20334','HostVO','hvm::vmx',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab2094c97862b1c4735408606','019b76daa86e470dbcf0268f33f20334','HostVO','capability:virtio-scsi',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab2094d5d8d65ec7f5aabdb3e','019b76daa86e470dbcf0268f33f20334','HostVO','capability::liveSnapshot',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab2094c76a465f837fd197fdf','019b76daa86e470dbcf0268f33f20334','HostVO','cpuGHz::3.00',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab209465caddac1254697b0d4','019b76daa86e470dbcf0268f33f20334','HostVO','os::distribution::centos',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab2094ef086a63fae581ddf8f','019b76daa86e470dbcf0268f33f20334','HostVO','os::release::Core',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab209402d9c9a8d3705ab4b69','019b76daa86e470dbcf0268f33f20334','HostVO','os::version::7.9.2009',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab2094c88a9b101eb98a78322','019b76daa86e470dbcf0268f33f20334','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab20942459898b667e6aa317e','019b76daa86e470dbcf0268f33f20334','HostVO','ConnectedTime::1767225602569',NULL,'System',1,1767225602569,1767225602569);
INSERT INTO "system_tag" VALUES('019b76dab2664a32a302e660053a776a','019b76daa86e42dd9fa95df41d171989','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab2664eb6b10684d277a58dcc','019b76daa86e42dd9fa95df41d171989','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab266499ba22bbedc908f9adc','019b76daa86e42dd9fa95df41d171989','HostVO','systemSerialNumber::SIM-E189B79B',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab2664196b1c0c6cf4997fda1','019b76daa86e42dd9fa95df41d171989','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab266463fa29b2ee4af5e8b9b','019b76daa86e42dd9fa95df41d171989','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab26647fea13f7a8f81497c68','019b76daa86e42dd9fa95df41d171989','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab2664ef4831f1c556c6b9e07','019b76daa86e42dd9fa95df41d171989','HostVO','hvm::vmx',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab2664ec599e0a02addd62576','019b76daa86e42dd9fa95df41d171989','HostVO','capability:virtio-scsi',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab2664eb0ab1b3d15058776d1','019b76daa86e42dd9fa95df41d171989','HostVO','capability::liveSnapshot',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab2664bca925c9e5dc6503f24','019b76daa86e42dd9fa95df41d171989','HostVO','cpuGHz::3.00',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab2664b558bd3021f645d9d36','019b76daa86e42dd9fa95df41d171989','HostVO','os::distribution::centos',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab26648d5961aac6e0cad3046','019b76daa86e42dd9fa95df41d171989','HostVO','os::release::Core',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab2664f34aaf54ab09d4afcda','019b76daa86e42dd9fa95df41d171989','HostVO','os::version::7.9.2009',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab2664757806b3c628d2b68e9','019b76daa86e42dd9fa95df41d171989','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab26642c1a32548233aba4d9e','019b76daa86e42dd9fa95df41d171989','HostVO','ConnectedTime::1767225602662',NULL,'System',1,1767225602662,1767225602662);
INSERT INTO "system_tag" VALUES('019b76dab3614c0b8cd9fc5496515b3d','019b76daa86e4293a9edacece1b56f8e','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab36142e5a972cf710a7542ee','019b76daa86e4293a9edacece1b56f8e','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab36147a2bbe1eb0363befe88','019b76daa86e4293a9edacece1b56f8e','HostVO','systemSerialNumber::SIM-968E870D',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab3614a248732ea13025f69ea','019b76daa86e4293a9edacece1b56f8e','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab36149aab42ad8733e0a4301','019b76daa86e4293a9edacece1b56f8e','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab36149cbabc1d17c909a4bb8','019b76daa86e4293a9edacece1b56f8e','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab3614833b7ea1b5f02fdb8a9','019b76daa86e4293a9edacece1b56f8e','HostVO','hvm::vmx',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab36147e7a3b08d58efb92b8e','019b76daa86e4293a9edacece1b56f8e','HostVO','capability:virtio-scsi',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab36142e2bb3e6e78ae58c5c1','019b76daa86e4293a9edacece1b56f8e','HostVO','capability::liveSnapshot',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab36145b29bc3838c9e79d861','019b76daa86e4293a9edacece1b56f8e','HostVO','cpuGHz::3.00',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab361495b8c970c8cb35aa173','019b76daa86e4293a9edacece1b56f8e','HostVO','os::distribution::centos',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab3614e4f8484b9ccce23f2fe','019b76daa86e4293a9edacece1b56f8e','HostVO','os::release::Core',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab36148399fcb7d8d2d1e435d','019b76daa86e4293a9edacece1b56f8e','HostVO','os::version::7.9.2009',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab3614b9fbecc796ae3900ab8','019b76daa86e4293a9edacece1b56f8e','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76dab36144c1a13d03715d4b95ec','019b76daa86e4293a9edacece1b56f8e','HostVO','ConnectedTime::1767225602913',NULL,'System',1,1767225602913,1767225602913);
INSERT INTO "system_tag" VALUES('019b76daba6f4c47ad9dd90b647357ce','019b76daba6f4f3381ab663b3156c288','VmInstanceVO','hostname::web-0',NULL,'System',0,1767225604719,1767225604719);
INSERT INTO "system_tag" VALUES('019b76daba6f467385ebd8ca285342f0','019b76daba6f41749902e94fe98f51c7','VmInstanceVO','hostname::web-1',NULL,'System',0,1767225604719,1767225604719);
INSERT INTO "system_tag" VALUES('019b76daba6f42269347ca23d2126ae5','019b76daba6f466fa5d3032e400d83d7','VmInstanceVO','hostname::web-2',NULL,'System',0,1767225604719,1767225604719);
INSERT INTO "system_tag" VALUES('019b76daba6f4bb4a950f54162fdc06e','019b76daba6f4fbdb4d21807fe9e2005','VmInstanceVO','hostname::web-3',NULL,'System',0,1767225604719,1767225604719);
INSERT INTO "system_tag" VALUES('019b76daba6f4016bfcf90171318627e','019b76daba6f45dcb25315224759f5c4','VmInstanceVO','hostname::web-4',NULL,'System',0,1767225604719,1767225604719);
INSERT INTO "system_tag" VALUES('019b76daba6f40dcb4311bc18454b888','019b76daba6f43c184f987e1dd07b81a','VmInstanceVO','hostname::web-5',NULL,'System',0,1767225604719,1767225604719);
INSERT INTO "system_tag" VALUES('019b76daba6f41d7a52da2ac0d88d66e','019b76daba6f428faa8e9888984a9606','VmInstanceVO','hostname::web-6',NULL,'System',0,1767225604719,1767225604719);
INSERT INTO "system_tag" VALUES('019b76daba6f486eb9afdbd354a4c107','019b76daba6f406dbcf984c0efededc3','VmInstanceVO','hostname::web-7',NULL,'System',0,1767225604719,1767225604719);
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
INSERT INTO "used_ip" VALUES('019b76daba6f42b5895829183dd4f58e','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.152','255.255.255.0','10.10.0.1',NULL,168427672,'019b76daba6f433e941683aa94467780',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f46db897d95cbd6cf3d79','019b76daa87d42429631fc4c95b3b949','019b76daa86e4164a7e77114f5c8321f',4,'10.20.0.47','255.255.255.0','10.20.0.1',NULL,169082927,'019b76daba6f4a50aa7b8c28cb2ea4bd',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f40059d34f3770a5b5b80','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.97','255.255.255.0','10.10.0.1',NULL,168427617,'019b76daba6f48439be5e7fe9d05c8d4',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f4f53b3b5aa949f34dd52','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.169','255.255.255.0','10.10.0.1',NULL,168427689,'019b76daba6f4ca791da90bcceca958a',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f4f06ad2df641470382df','019b76daa87d42429631fc4c95b3b949','019b76daa86e4164a7e77114f5c8321f',4,'10.20.0.176','255.255.255.0','10.20.0.1',NULL,169083056,'019b76daba6f4e72bae615189dc53f72',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f46fda3a81ca4aa387473','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.166','255.255.255.0','10.10.0.1',NULL,168427686,NULL,1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f4013b476a87cbc2086d5','019b76daa87d42429631fc4c95b3b949','019b76daa86e4164a7e77114f5c8321f',4,'10.20.0.125','255.255.255.0','10.20.0.1',NULL,169083005,NULL,1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f4480be308e5fa39e7559','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.168','255.255.255.0','10.10.0.1',NULL,168427688,'019b76daba6f457580877f03e42b1cff',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f4610bc532a8bd19d361a','019b76daa87d42429631fc4c95b3b949','019b76daa86e4164a7e77114f5c8321f',4,'10.20.0.156','255.255.255.0','10.20.0.1',NULL,169083036,'019b76daba6f46ae8f3ea95e499fa0a1',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f49c5a1596ec836461e04','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.247','255.255.255.0','10.10.0.1',NULL,168427767,'019b76daba6f46b98e8dbb6c561d7ee4',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f4e129536c04501a19707','019b76daa87d42429631fc4c95b3b949','019b76daa86e4164a7e77114f5c8321f',4,'10.20.0.43','255.255.255.0','10.20.0.1',NULL,169082923,'019b76daba6f494dba55e40cdf480fec',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f423ab5f258cfe2bcb716','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.145','255.255.255.0','10.10.0.1',NULL,168427665,'019b76daba6f457e84b5a47c688e1b0f',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76daba6f4294a660db0f74fdde69','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.124','255.255.255.0','10.10.0.1',NULL,168427644,'019b76daba6f4875824dc071c7ad21bc',1767225604719,1767225604719);
INSERT INTO "used_ip" VALUES('019b76dad303403796301b4f5a2b261a','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.172','255.255.255.0','10.10.0.1',NULL,168427692,'019b76dad3034ae2bf51471805eeb3cc',1767225611011,1767225611011);
INSERT INTO "used_ip" VALUES('019b76dad30345b9aa89d5b71a0beef3','019b76daa87d42429631fc4c95b3b949','019b76daa86e4164a7e77114f5c8321f',4,'10.20.0.66','255.255.255.0','10.20.0.1',NULL,169082946,'019b76dad3034323ac1bce56e427dfe1',1767225611011,1767225611011);
INSERT INTO "used_ip" VALUES('019b76db5a0b431aba45e4be430a57b5','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.146','255.255.255.0','10.10.0.1',NULL,168427666,'019b76db5a0b4aed8fb8795158a02985',1767225645579,1767225645579);
INSERT INTO "used_ip" VALUES('019b76db5a0b4dd59768392ed75a6f06','019b76daa87d42429631fc4c95b3b949','019b76daa86e4164a7e77114f5c8321f',4,'10.20.0.228','255.255.255.0','10.20.0.1',NULL,169083108,'019b76db5a0b465eb9a38744f8e14e9c',1767225645579,1767225645579);
INSERT INTO "used_ip" VALUES('019b76db5a104820865213fe76e17418','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.178','255.255.255.0','10.10.0.1',NULL,168427698,'019b76db5a104a938d8cf0af76b40d91',1767225645584,1767225645584);
INSERT INTO "used_ip" VALUES('019b76db5a104d9f86d3c95a350fd795','019b76daa87d42429631fc4c95b3b949','019b76daa86e4164a7e77114f5c8321f',4,'10.20.0.182','255.255.255.0','10.20.0.1',NULL,169083062,'019b76db5a104dfbb465821b5f2e1c34',1767225645584,1767225645584);
INSERT INTO "used_ip" VALUES('019b76db71944c249144d015b096dc55','019b76daa87d49c0a3ac68ae5da20f89','019b76daa86e496d8bce2f03837f298e',4,'10.10.0.250','255.255.255.0','10.10.0.1',NULL,168427770,'019b76db71944c6c8c3fe3b4851f9c15',1767225651604,1767225651604);
INSERT INTO "used_ip" VALUES('019b76db7194429fa66eb43a9f9f7d4a','019b76daa87d42429631fc4c95b3b949','019b76daa86e4164a7e77114f5c8321f',4,'10.20.0.53','255.255.255.0','10.20.0.1',NULL,169082933,'019b76db719442a6b2fa0b43afc8aefc',1767225651604,1767225651604);
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
INSERT INTO "vm_cd_rom" VALUES('019b76daba6f4af78fd3402981ae8928','vm-019b76daba6f4f3381ab663b3156c288-cdRom',NULL,'019b76daba6f4f3381ab663b3156c288',0,NULL,NULL,NULL,1767225604719,1767225604719);
INSERT INTO "vm_cd_rom" VALUES('019b76daba6f4d8aa7744615177ee05a','vm-019b76daba6f41749902e94fe98f51c7-cdRom',NULL,'019b76daba6f41749902e94fe98f51c7',0,NULL,NULL,NULL,1767225604719,1767225604719);
INSERT INTO "vm_cd_rom" VALUES('019b76daba6f4251ab94554f2cb0701f','vm-019b76daba6f466fa5d3032e400d83d7-cdRom',NULL,'019b76daba6f466fa5d3032e400d83d7',0,NULL,NULL,NULL,1767225604719,1767225604719);
INSERT INTO "vm_cd_rom" VALUES('019b76daba6f4c5ba01b2a8cbcfc1264','vm-019b76daba6f4fbdb4d21807fe9e2005-cdRom',NULL,'019b76daba6f4fbdb4d21807fe9e2005',0,NULL,NULL,NULL,1767225604719,1767225604719);
INSERT INTO "vm_cd_rom" VALUES('019b76daba6f4c9a90617a3c1ed34c5a','vm-019b76daba6f45dcb25315224759f5c4-cdRom',NULL,'019b76daba6f45dcb25315224759f5c4',0,NULL,NULL,NULL,1767225604719,1767225604719);
INSERT INTO "vm_cd_rom" VALUES('019b76daba6f438ba562e1cefa066d8b','vm-019b76daba6f43c184f987e1dd07b81a-cdRom',NULL,'019b76daba6f43c184f987e1dd07b81a',0,NULL,NULL,NULL,1767225604719,1767225604719);
INSERT INTO "vm_cd_rom" VALUES('019b76daba6f49409159f37edbf851ae','vm-019b76daba6f428faa8e9888984a9606-cdRom',NULL,'019b76daba6f428faa8e9888984a9606',0,NULL,NULL,NULL,1767225604719,1767225604719);
INSERT INTO "vm_cd_rom" VALUES('019b76daba6f456b995d5f0e07d421a8','vm-019b76daba6f406dbcf984c0efededc3-cdRom',NULL,'019b76daba6f406dbcf984c0efededc3',0,NULL,NULL,NULL,1767225604719,1767225604719);
INSERT INTO "vm_cd_rom" VALUES('019b76dad30346e4af249ebc8e63c13e','vm-00000000000040008000000000000009-cdRom',NULL,'00000000000040008000000000000009',0,NULL,NULL,NULL,1767225611011,1767225611011);
INSERT INTO "vm_cd_rom" VALUES('019b76db5a0b4229aafbce09c233f7c2','vm-00000000000040008000000000000001-cdRom',NULL,'00000000000040008000000000000001',0,NULL,NULL,NULL,1767225645579,1767225645579);
INSERT INTO "vm_cd_rom" VALUES('019b76db5a1042c3a76d7d1ad95967a5','vm-00000000000040008000000000000002-cdRom',NULL,'00000000000040008000000000000002',0,NULL,NULL,NULL,1767225645584,1767225645584);
INSERT INTO "vm_cd_rom" VALUES('019b76db719444b78ad08952cfbcde4c','vm-00000000000040008000000000000000-cdRom',NULL,'00000000000040008000000000000000',0,NULL,NULL,NULL,1767225651604,1767225651604);
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
INSERT INTO "vm_instance" VALUES('019b76daba6f4f3381ab663b3156c288','web-0',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e4293a9edacece1b56f8e','019b76daa86e4293a9edacece1b56f8e','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76daba6f4874997833a8486fd35e','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Stopping',12,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225645674);
INSERT INTO "vm_instance" VALUES('019b76daba6f41749902e94fe98f51c7','web-1',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e42dd9fa95df41d171989','019b76daa86e42dd9fa95df41d171989','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76daba6f45a9a32f785d1194695b','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',13,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225609628);
INSERT INTO "vm_instance" VALUES('019b76daba6f466fa5d3032e400d83d7','web-2',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e470dbcf0268f33f20334','019b76daa86e470dbcf0268f33f20334','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76daba6f4c1a8b5bab8bc18a1313','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',14,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225609409);
INSERT INTO "vm_instance" VALUES('019b76daba6f4fbdb4d21807fe9e2005','web-3',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb',NULL,'019b76daa86e4293a9edacece1b56f8e','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76daba6f49459042d80deed487c1','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Destroyed',15,NULL,1767225645763,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225645763);
INSERT INTO "vm_instance" VALUES('019b76daba6f45dcb25315224759f5c4','web-4',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e42dd9fa95df41d171989','019b76daa86e42dd9fa95df41d171989','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76daba6f4d64923e428e87dbdda7','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',16,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225609339);
INSERT INTO "vm_instance" VALUES('019b76daba6f43c184f987e1dd07b81a','web-5',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e470dbcf0268f33f20334','019b76daa86e470dbcf0268f33f20334','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76daba6f46ca8d9a90f68b722ced','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Stopping',17,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225645802);
INSERT INTO "vm_instance" VALUES('019b76daba6f428faa8e9888984a9606','web-6',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e4293a9edacece1b56f8e','019b76daa86e4293a9edacece1b56f8e','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76daba6f4780b50e50261586f15d','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',18,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225608908);
INSERT INTO "vm_instance" VALUES('019b76daba6f406dbcf984c0efededc3','web-7',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e42dd9fa95df41d171989','019b76daa86e42dd9fa95df41d171989','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76daba6f4fde8f9bb0809a9c3e69','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',19,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225609271);
INSERT INTO "vm_instance" VALUES('00000000000040008000000000000009','moving',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e470dbcf0268f33f20334','019b76daa86e470dbcf0268f33f20334','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76dad3034381a4e726aff084b6db','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Migrating',23,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225611011,1767225645599);
INSERT INTO "vm_instance" VALUES('00000000000040008000000000000001','new-1',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e4293a9edacece1b56f8e','019b76daa86e4293a9edacece1b56f8e','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76db5a0b45a49dcc68b126dffee9','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Starting',25,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225645579,1767225645579);
INSERT INTO "vm_instance" VALUES('00000000000040008000000000000002','new-2',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e42dd9fa95df41d171989','019b76daa86e42dd9fa95df41d171989','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76db5a1045e79b945754392f1cbd','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Starting',26,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225645584,1767225645584);
INSERT INTO "vm_instance" VALUES('00000000000040008000000000000000','new-0',NULL,'019b76daa850428da44f7aa3ce90aed5','019b76daa85f410594e0290395dfb7eb','019b76daa86e470dbcf0268f33f20334','019b76daa86e470dbcf0268f33f20334','019b76daac144016ba182f76463f0dd7','019b76daa8504ac78c475881b5599680','019b76db71944219a6fedddc53671d2c','019b76daa86e496d8bce2f03837f298e','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Starting',32,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225651604,1767225651604);
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
INSERT INTO "vm_nic" VALUES('019b76daba6f433e941683aa94467780','019b76daba6f4f3381ab663b3156c288','019b76daa86e496d8bce2f03837f298e','019b76daba6f42b5895829183dd4f58e','10.10.0.152','255.255.255.0','10.10.0.1',4,'fa:35:ac:21:ed:00',0,'VNIC','enable','KVM','virtio','vnic12.0',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76daba6f4a50aa7b8c28cb2ea4bd','019b76daba6f4f3381ab663b3156c288','019b76daa86e4164a7e77114f5c8321f','019b76daba6f46db897d95cbd6cf3d79','10.20.0.47','255.255.255.0','10.20.0.1',4,'fa:7b:e9:86:a8:01',1,'VNIC','enable','KVM','virtio','vnic12.1',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76daba6f48439be5e7fe9d05c8d4','019b76daba6f41749902e94fe98f51c7','019b76daa86e496d8bce2f03837f298e','019b76daba6f40059d34f3770a5b5b80','10.10.0.97','255.255.255.0','10.10.0.1',4,'fa:e2:68:b9:87:00',0,'VNIC','enable','KVM','virtio','vnic13.0',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76daba6f4ca791da90bcceca958a','019b76daba6f466fa5d3032e400d83d7','019b76daa86e496d8bce2f03837f298e','019b76daba6f4f53b3b5aa949f34dd52','10.10.0.169','255.255.255.0','10.10.0.1',4,'fa:94:9a:7d:6c:00',0,'VNIC','enable','KVM','virtio','vnic14.0',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76daba6f4e72bae615189dc53f72','019b76daba6f466fa5d3032e400d83d7','019b76daa86e4164a7e77114f5c8321f','019b76daba6f4f06ad2df641470382df','10.20.0.176','255.255.255.0','10.20.0.1',4,'fa:73:25:a3:13:01',1,'VNIC','enable','KVM','virtio','vnic14.1',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76daba6f41b08a8ba4b3403b0d23','019b76daba6f4fbdb4d21807fe9e2005','019b76daa86e496d8bce2f03837f298e',NULL,NULL,NULL,NULL,NULL,'fa:79:45:7f:2d:00',0,'VNIC','enable','KVM','virtio','vnic15.0',NULL,1767225604719,1767225645763);
INSERT INTO "vm_nic" VALUES('019b76daba6f457580877f03e42b1cff','019b76daba6f45dcb25315224759f5c4','019b76daa86e496d8bce2f03837f298e','019b76daba6f4480be308e5fa39e7559','10.10.0.168','255.255.255.0','10.10.0.1',4,'fa:ca:83:34:4d:00',0,'VNIC','enable','KVM','virtio','vnic16.0',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76daba6f46ae8f3ea95e499fa0a1','019b76daba6f45dcb25315224759f5c4','019b76daa86e4164a7e77114f5c8321f','019b76daba6f4610bc532a8bd19d361a','10.20.0.156','255.255.255.0','10.20.0.1',4,'fa:fe:d4:f5:44:01',1,'VNIC','enable','KVM','virtio','vnic16.1',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76daba6f46b98e8dbb6c561d7ee4','019b76daba6f43c184f987e1dd07b81a','019b76daa86e496d8bce2f03837f298e','019b76daba6f49c5a1596ec836461e04','10.10.0.247','255.255.255.0','10.10.0.1',4,'fa:e2:88:1a:7f:00',0,'VNIC','enable','KVM','virtio','vnic17.0',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76daba6f494dba55e40cdf480fec','019b76daba6f43c184f987e1dd07b81a','019b76daa86e4164a7e77114f5c8321f','019b76daba6f4e129536c04501a19707','10.20.0.43','255.255.255.0','10.20.0.1',4,'fa:2a:0a:d7:e7:01',1,'VNIC','enable','KVM','virtio','vnic17.1',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76daba6f457e84b5a47c688e1b0f','019b76daba6f428faa8e9888984a9606','019b76daa86e496d8bce2f03837f298e','019b76daba6f423ab5f258cfe2bcb716','10.10.0.145','255.255.255.0','10.10.0.1',4,'fa:a0:e1:aa:8f:00',0,'VNIC','enable','KVM','virtio','vnic18.0',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76daba6f4875824dc071c7ad21bc','019b76daba6f406dbcf984c0efededc3','019b76daa86e496d8bce2f03837f298e','019b76daba6f4294a660db0f74fdde69','10.10.0.124','255.255.255.0','10.10.0.1',4,'fa:8c:37:69:66:00',0,'VNIC','enable','KVM','virtio','vnic19.0',NULL,1767225604719,1767225604719);
INSERT INTO "vm_nic" VALUES('019b76dad3034ae2bf51471805eeb3cc','00000000000040008000000000000009','019b76daa86e496d8bce2f03837f298e','019b76dad303403796301b4f5a2b261a','10.10.0.172','255.255.255.0','10.10.0.1',4,'fa:4e:1f:ab:f1:00',0,'VNIC','enable','KVM','virtio','vnic23.0',NULL,1767225611011,1767225611011);
INSERT INTO "vm_nic" VALUES('019b76dad3034323ac1bce56e427dfe1','00000000000040008000000000000009','019b76daa86e4164a7e77114f5c8321f','019b76dad30345b9aa89d5b71a0beef3','10.20.0.66','255.255.255.0','10.20.0.1',4,'fa:dc:0f:e2:fe:01',1,'VNIC','enable','KVM','virtio','vnic23.1',NULL,1767225611011,1767225611011);
INSERT INTO "vm_nic" VALUES('019b76db5a0b4aed8fb8795158a02985','00000000000040008000000000000001','019b76daa86e496d8bce2f03837f298e','019b76db5a0b431aba45e4be430a57b5','10.10.0.146','255.255.255.0','10.10.0.1',4,'fa:59:27:34:23:00',0,'VNIC','enable','KVM','virtio','vnic25.0',NULL,1767225645579,1767225645579);
INSERT INTO "vm_nic" VALUES('019b76db5a0b465eb9a38744f8e14e9c','00000000000040008000000000000001','019b76daa86e4164a7e77114f5c8321f','019b76db5a0b4dd59768392ed75a6f06','10.20.0.228','255.255.255.0','10.20.0.1',4,'fa:f1:5e:85:57:01',1,'VNIC','enable','KVM','virtio','vnic25.1',NULL,1767225645579,1767225645579);
INSERT INTO "vm_nic" VALUES('019b76db5a104a938d8cf0af76b40d91','00000000000040008000000000000002','019b76daa86e496d8bce2f03837f298e','019b76db5a104820865213fe76e17418','10.10.0.178','255.255.255.0','10.10.0.1',4,'fa:f4:25:8f:57:00',0,'VNIC','enable','KVM','virtio','vnic26.0',NULL,1767225645584,1767225645584);
INSERT INTO "vm_nic" VALUES('019b76db5a104dfbb465821b5f2e1c34','00000000000040008000000000000002','019b76daa86e4164a7e77114f5c8321f','019b76db5a104d9f86d3c95a350fd795','10.20.0.182','255.255.255.0','10.20.0.1',4,'fa:30:9d:c5:1e:01',1,'VNIC','enable','KVM','virtio','vnic26.1',NULL,1767225645584,1767225645584);
INSERT INTO "vm_nic" VALUES('019b76db71944c6c8c3fe3b4851f9c15','00000000000040008000000000000000','019b76daa86e496d8bce2f03837f298e','019b76db71944c249144d015b096dc55','10.10.0.250','255.255.255.0','10.10.0.1',4,'fa:19:a8:2a:14:00',0,'VNIC','enable','KVM','virtio','vnic32.0',NULL,1767225651604,1767225651604);
INSERT INTO "vm_nic" VALUES('019b76db719442a6b2fa0b43afc8aefc','00000000000040008000000000000000','019b76daa86e4164a7e77114f5c8321f','019b76db7194429fa66eb43a9f9f7d4a','10.20.0.53','255.255.255.0','10.20.0.1',4,'fa:c9:11:b1:7d:01',1,'VNIC','enable','KVM','virtio','vnic32.1',NULL,1767225651604,1767225651604);
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
INSERT INTO "volume" VALUES('019b76daba6f4874997833a8486fd35e','ROOT-for-web-0','Root volume for VM[uuid:019b76daba6f4f3381ab663b3156c288]','019b76daa85f4441a02ea5cac67e7f0e','019b76daba6f4f3381ab663b3156c288',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f4874997833a8486fd35e/019b76daba6f4874997833a8486fd35e.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76daa86e4293a9edacece1b56f8e',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225607545);
INSERT INTO "volume" VALUES('019b76daba6f45a9a32f785d1194695b','ROOT-for-web-1','Root volume for VM[uuid:019b76daba6f41749902e94fe98f51c7]','019b76daa85f4441a02ea5cac67e7f0e','019b76daba6f41749902e94fe98f51c7',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f45a9a32f785d1194695b/019b76daba6f45a9a32f785d1194695b.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76daa86e42dd9fa95df41d171989',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225608238);
INSERT INTO "volume" VALUES('019b76daba6f4c1a8b5bab8bc18a1313','ROOT-for-web-2','Root volume for VM[uuid:019b76daba6f466fa5d3032e400d83d7]','019b76daa85f4441a02ea5cac67e7f0e','019b76daba6f466fa5d3032e400d83d7',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f4c1a8b5bab8bc18a1313/019b76daba6f4c1a8b5bab8bc18a1313.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76daa86e470dbcf0268f33f20334',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225608137);
INSERT INTO "volume" VALUES('019b76daba6f49459042d80deed487c1','ROOT-for-web-3','Root volume for VM[uuid:019b76daba6f4fbdb4d21807fe9e2005]','019b76daa85f4441a02ea5cac67e7f0e','019b76daba6f4fbdb4d21807fe9e2005',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f49459042d80deed487c1/019b76daba6f49459042d80deed487c1.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Deleted',0,NULL,NULL,'019b76daa86e4293a9edacece1b56f8e',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225645763);
INSERT INTO "volume" VALUES('019b76daba6f4d64923e428e87dbdda7','ROOT-for-web-4','Root volume for VM[uuid:019b76daba6f45dcb25315224759f5c4]','019b76daa85f4441a02ea5cac67e7f0e','019b76daba6f45dcb25315224759f5c4',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f4d64923e428e87dbdda7/019b76daba6f4d64923e428e87dbdda7.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76daa86e42dd9fa95df41d171989',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225607990);
INSERT INTO "volume" VALUES('019b76daba6f46ca8d9a90f68b722ced','ROOT-for-web-5','Root volume for VM[uuid:019b76daba6f43c184f987e1dd07b81a]','019b76daa85f4441a02ea5cac67e7f0e','019b76daba6f43c184f987e1dd07b81a',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f46ca8d9a90f68b722ced/019b76daba6f46ca8d9a90f68b722ced.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76daa86e470dbcf0268f33f20334',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225608059);
INSERT INTO "volume" VALUES('019b76daba6f4780b50e50261586f15d','ROOT-for-web-6','Root volume for VM[uuid:019b76daba6f428faa8e9888984a9606]','019b76daa85f4441a02ea5cac67e7f0e','019b76daba6f428faa8e9888984a9606',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f4780b50e50261586f15d/019b76daba6f4780b50e50261586f15d.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76daa86e4293a9edacece1b56f8e',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225607525);
INSERT INTO "volume" VALUES('019b76daba6f4fde8f9bb0809a9c3e69','ROOT-for-web-7','Root volume for VM[uuid:019b76daba6f406dbcf984c0efededc3]','019b76daa85f4441a02ea5cac67e7f0e','019b76daba6f406dbcf984c0efededc3',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76daba6f4fde8f9bb0809a9c3e69/019b76daba6f4fde8f9bb0809a9c3e69.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76daa86e42dd9fa95df41d171989',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225604719,1767225608049);
INSERT INTO "volume" VALUES('019b76dad2f44387a2aedf2974ebb640','data',NULL,'019b76daa85f4a1391bf94e730b2ef6b','019b76daba6f466fa5d3032e400d83d7',NULL,NULL,NULL,'/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dad2f44387a2aedf2974ebb640/019b76dad2f44387a2aedf2974ebb640.qcow2','Data','qcow2',1073741824,1073741824,1,'Enabled','Ready',0,1767225645599,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225610996,1767225645915);
INSERT INTO "volume" VALUES('019b76dad3034381a4e726aff084b6db','ROOT-for-moving','Root volume for VM[uuid:00000000000040008000000000000009]','019b76daa85f4a1391bf94e730b2ef6b','00000000000040008000000000000009',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dad3034381a4e726aff084b6db/019b76dad3034381a4e726aff084b6db.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225611011,1767225613001);
INSERT INTO "volume" VALUES('019b76db5a0b45a49dcc68b126dffee9','ROOT-for-new-1','Root volume for VM[uuid:00000000000040008000000000000001]','019b76daa85f4441a02ea5cac67e7f0e','00000000000040008000000000000001',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db5a0b45a49dcc68b126dffee9/019b76db5a0b45a49dcc68b126dffee9.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76daa86e4293a9edacece1b56f8e',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225645579,1767225646176);
INSERT INTO "volume" VALUES('019b76db5a0b49aea5ac3fc24de2c0e4','DATA-for-new-1','DataVolume-00000000000040008000000000000001','019b76daa85f4a1391bf94e730b2ef6b','00000000000040008000000000000001',NULL,NULL,NULL,'/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db5a0b49aea5ac3fc24de2c0e4/019b76db5a0b49aea5ac3fc24de2c0e4.qcow2','Data','qcow2',1073741824,1073741824,1,'Enabled','Ready',0,NULL,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225645579,1767225646176);
INSERT INTO "volume" VALUES('019b76db5a1045e79b945754392f1cbd','ROOT-for-new-2','Root volume for VM[uuid:00000000000040008000000000000002]','019b76daa85f4441a02ea5cac67e7f0e','00000000000040008000000000000002',NULL,NULL,'019b76daac144016ba182f76463f0dd7','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db5a1045e79b945754392f1cbd/019b76db5a1045e79b945754392f1cbd.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76daa86e42dd9fa95df41d171989',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225645584,1767225645987);
INSERT INTO "volume" VALUES('019b76db5a1044df8a79e6ee4a434d17','DATA-for-new-2','DataVolume-00000000000040008000000000000002','019b76daa85f4a1391bf94e730b2ef6b','00000000000040008000000000000002',NULL,NULL,NULL,'/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db5a1044df8a79e6ee4a434d17/019b76db5a1044df8a79e6ee4a434d17.qcow2','Data','qcow2',1073741824,1073741824,1,'Enabled','Ready',0,NULL,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225645584,1767225645987);
INSERT INTO "volume" VALUES('019b76db71944219a6fedddc53671d2c','ROOT-for-new-0','Root volume for VM[uuid:00000000000040008000000000000000]','019b76daa85f4441a02ea5cac67e7f0e','00000000000040008000000000000000',NULL,NULL,'019b76daac144016ba182f76463f0dd7',NULL,'Root','qcow2',4294967296,0,0,'Enabled','Creating',0,NULL,NULL,'019b76daa86e470dbcf0268f33f20334',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225651604,1767225651604);
INSERT INTO "volume" VALUES('019b76db71944c4a8551720248a91e09','DATA-for-new-0','DataVolume-00000000000040008000000000000000','019b76daa85f4a1391bf94e730b2ef6b','00000000000040008000000000000000',NULL,NULL,NULL,NULL,'Data','qcow2',1073741824,0,1,'Enabled','Creating',0,NULL,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225651604,1767225651604);
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
INSERT INTO "workflow_run" VALUES(25,NULL,NULL,'019b76db59fc42cb83b9a8631ade372c','00000000000040008000000000000001','["vm-00000000000040008000000000000001"]','vm-create',1,4,'boot',0,'forward',1,1,'{"vm_uuid":"00000000000040008000000000000001","name":"new-1","description":null,"account_uuid":"36c27e8ff05c4780bf6d2fa65700f22e","type":"UserVm","instance_offering_uuid":"019b76daa8504ac78c475881b5599680","cpu_num":1,"cpu_speed":0,"memory_size":1073741824,"reserved_memory_size":0,"allocator_strategy":"LeastVmPreferredHostAllocatorStrategy","image_uuid":"019b76daac144016ba182f76463f0dd7","image_size":1073741824,"boots_from_iso":false,"backup_storage_type":"SftpBackupStorage","platform":"Linux","guest_os_type":"Linux","architecture":"x86_64","hypervisor_type":"KVM","volume_format":"qcow2","zone_uuid":"019b76daa850428da44f7aa3ce90aed5","cluster_uuid":null,"host_uuid":null,"default_l3_network_uuid":"019b76daa86e496d8bce2f03837f298e","root":{"uuid":"019b76db5a0b45a49dcc68b126dffee9","name":"ROOT-for-new-1","description":"Root volume for VM[uuid:00000000000040008000000000000001]","size":4294967296,"disk_offering_uuid":null,"primary_storage_uuid":null,"allocator_strategy":"DefaultPrimaryStorageAllocationStrategy","system_tags":null,"storage_tags":null},"data":[{"uuid":"019b76db5a0b49aea5ac3fc24de2c0e4","name":"DATA-for-new-1","description":"DataVolume-00000000000040008000000000000001","size":1073741824,"disk_offering_uuid":null,"primary_storage_uuid":null,"allocator_strategy":"DefaultPrimaryStorageAllocationStrategy","system_tags":null,"storage_tags":null}],"nics":[{"uuid":"019b76db5a0b4aed8fb8795158a02985","l3_network_uuid":"019b76daa86e496d8bce2f03837f298e","l2_network_uuid":"019b76daa85f43038af466850dbebe74","driver_type":"virtio","ip_strategy":"RandomIpAllocatorStrategy","mac":null,"static_ip":null},{"uuid":"019b76db5a0b465eb9a38744f8e14e9c","l3_network_uuid":"019b76daa86e4164a7e77114f5c8321f","l2_network_uuid":"019b76daa85f401088d0fdb1dfbba875","driver_type":"virtio","ip_strategy":"RandomIpAllocatorStrategy","mac":null,"static_ip":null}],"cd_roms":[null],"system_tags":null,"user_tags":null,"reserved_storage":1073741824,"previous_state":"Created"}','{"host":"019b76daa86e4293a9edacece1b56f8e","address":"192.168.1.13","hypervisor":"KVM","bits":{"019b76db5a0b45a49dcc68b126dffee9":{"storage":{"uuid":"019b76daa85f4441a02ea5cac67e7f0e","type":"LocalStorage","url":"/var/lib/vms","mount_path":"/var/lib/vms","declared_total":null,"declared_available":null},"path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db5a0b45a49dcc68b126dffee9/019b76db5a0b45a49dcc68b126dffee9.qcow2","size":4294967296,"host_address":"192.168.1.13"},"019b76db5a0b49aea5ac3fc24de2c0e4":{"storage":{"uuid":"019b76daa85f4a1391bf94e730b2ef6b","type":"NFS","url":"192.168.10.6:/export/vms","mount_path":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b","declared_total":null,"declared_available":null},"path":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db5a0b49aea5ac3fc24de2c0e4/019b76db5a0b49aea5ac3fc24de2c0e4.qcow2","size":1073741824,"host_address":null}},"stored":{"019b76db5a0b45a49dcc68b126dffee9":4294967296,"019b76db5a0b49aea5ac3fc24de2c0e4":1073741824}}',NULL,NULL,'cbcca30a336e8c54bce1f0161aaa4469',1767225645579);
INSERT INTO "workflow_run" VALUES(26,NULL,NULL,'019b76db5a014ecfa41da55b6787429d','00000000000040008000000000000002','["vm-00000000000040008000000000000002"]','vm-create',1,4,'boot',0,'back',2,1,'{"vm_uuid":"00000000000040008000000000000002","name":"new-2","description":null,"account_uuid":"36c27e8ff05c4780bf6d2fa65700f22e","type":"UserVm","instance_offering_uuid":"019b76daa8504ac78c475881b5599680","cpu_num":1,"cpu_speed":0,"memory_size":1073741824,"reserved_memory_size":0,"allocator_strategy":"LeastVmPreferredHostAllocatorStrategy","image_uuid":"019b76daac144016ba182f76463f0dd7","image_size":1073741824,"boots_from_iso":false,"backup_storage_type":"SftpBackupStorage","platform":"Linux","guest_os_type":"Linux","architecture":"x86_64","hypervisor_type":"KVM","volume_format":"qcow2","zone_uuid":"019b76daa850428da44f7aa3ce90aed5","cluster_uuid":null,"host_uuid":null,"default_l3_network_uuid":"019b76daa86e496d8bce2f03837f298e","root":{"uuid":"019b76db5a1045e79b945754392f1cbd","name":"ROOT-for-new-2","description":"Root volume for VM[uuid:00000000000040008000000000000002]","size":4294967296,"disk_offering_uuid":null,"primary_storage_uuid":null,"allocator_strategy":"DefaultPrimaryStorageAllocationStrategy","system_tags":null,"storage_tags":null},"data":[{"uuid":"019b76db5a1044df8a79e6ee4a434d17","name":"DATA-for-new-2","description":"DataVolume-00000000000040008000000000000002","size":1073741824,"disk_offering_uuid":null,"primary_storage_uuid":null,"allocator_strategy":"DefaultPrimaryStorageAllocationStrategy","system_tags":null,"storage_tags":null}],"nics":[{"uuid":"019b76db5a104a938d8cf0af76b40d91","l3_network_uuid":"019b76daa86e496d8bce2f03837f298e","l2_network_uuid":"019b76daa85f43038af466850dbebe74","driver_type":"virtio","ip_strategy":"RandomIpAllocatorStrategy","mac":null,"static_ip":null},{"uuid":"019b76db5a104dfbb465821b5f2e1c34","l3_network_uuid":"019b76daa86e4164a7e77114f5c8321f","l2_network_uuid":"019b76daa85f401088d0fdb1dfbba875","driver_type":"virtio","ip_strategy":"RandomIpAllocatorStrategy","mac":null,"static_ip":null}],"cd_roms":[null],"system_tags":null,"user_tags":null,"reserved_storage":1073741824,"previous_state":"Created"}','{"host":"019b76daa86e42dd9fa95df41d171989","address":"192.168.1.12","hypervisor":"KVM","bits":{"019b76db5a1045e79b945754392f1cbd":{"storage":{"uuid":"019b76daa85f4441a02ea5cac67e7f0e","type":"LocalStorage","url":"/var/lib/vms","mount_path":"/var/lib/vms","declared_total":null,"declared_available":null},"path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db5a1045e79b945754392f1cbd/019b76db5a1045e79b945754392f1cbd.qcow2","size":4294967296,"host_address":"192.168.1.12"},"019b76db5a1044df8a79e6ee4a434d17":{"storage":{"uuid":"019b76daa85f4a1391bf94e730b2ef6b","type":"NFS","url":"192.168.10.6:/export/vms","mount_path":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b","declared_total":null,"declared_available":null},"path":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db5a1044df8a79e6ee4a434d17/019b76db5a1044df8a79e6ee4a434d17.qcow2","size":1073741824,"host_address":null}},"stored":{"019b76db5a1045e79b945754392f1cbd":4294967296,"019b76db5a1044df8a79e6ee4a434d17":1073741824}}','{"failing_since":{"place":1767225645992},"back_to":1,"remembered":{"avoid":["019b76daa86e42dd9fa95df41d171989"],"host":null},"first":{"step":"boot","error":{"code":"HOST.1005","description":"Failed to start vm on hypervisor","details":"the host has no room for it"}},"met":["boot: [HOST.1005] the host has no room for it"]}','{"step":"boot","error":{"code":"HOST.1005","description":"Failed to start vm on hypervisor","details":"the host has no room for it"}}','cbcca30a336e8c54bce1f0161aaa4469',1767225645584);
INSERT INTO "workflow_run" VALUES(27,NULL,NULL,'019b76db5a0b4fedb8c39a2f8b2ba0f6','00000000000040008000000000000009','["vm-00000000000040008000000000000009"]','vm-migrate',1,2,'move',0,'forward',1,1,'{"vm_uuid":"00000000000040008000000000000009","previous_state":"Running","host_uuid":null,"cluster_uuid":null,"force":false,"ip_strategies":{}}','{"host":"019b76daa86e470dbcf0268f33f20334","cluster":"019b76daa85f410594e0290395dfb7eb","zone":"019b76daa850428da44f7aa3ce90aed5","address":"192.168.1.11","hypervisor":"KVM","destination":"019b76daa86e4293a9edacece1b56f8e","destination_cluster":"019b76daa85f410594e0290395dfb7eb","destination_address":"192.168.1.13"}',NULL,NULL,'cbcca30a336e8c54bce1f0161aaa4469',1767225645599);
INSERT INTO "workflow_run" VALUES(28,NULL,NULL,'019b76db5a1049028d3b0626764d8a29','019b76dad2f44387a2aedf2974ebb640','["vm-019b76daba6f466fa5d3032e400d83d7"]','vm-attach-volume',1,2,'plug',0,'back',2,1,'{"vm_uuid":"019b76daba6f466fa5d3032e400d83d7","volume_uuid":"019b76dad2f44387a2aedf2974ebb640","max_volumes":24,"reserved_storage":1073741824}','{"host":"019b76daa86e470dbcf0268f33f20334","address":"192.168.1.11","hypervisor":"KVM","made_on":"019b76daa85f4a1391bf94e730b2ef6b","bits":{"storage":{"uuid":"019b76daa85f4a1391bf94e730b2ef6b","type":"NFS","url":"192.168.10.6:/export/vms","mount_path":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b","declared_total":null,"declared_available":null},"path":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dad2f44387a2aedf2974ebb640/019b76dad2f44387a2aedf2974ebb640.qcow2","size":1073741824,"host_address":null},"path":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dad2f44387a2aedf2974ebb640/019b76dad2f44387a2aedf2974ebb640.qcow2","stored":1073741824}','{"failing_since":{},"back_to":null,"remembered":{},"first":null,"met":["plug: [SYS.1006] the host has no room for it"]}','{"step":"plug","error":{"code":"SYS.1006","description":"An operation failed","details":"the host has no room for it"}}','cbcca30a336e8c54bce1f0161aaa4469',1767225645599);
INSERT INTO "workflow_run" VALUES(29,NULL,NULL,'019b76db5a064a72ac1d1fd38e0b52ef','019b76daba6f4f3381ab663b3156c288','["vm-019b76daba6f4f3381ab663b3156c288"]','vm-stop',1,1,'shut-down',0,'forward',1,1,'{"vm_uuid":"019b76daba6f4f3381ab663b3156c288","previous_state":"Running","host_uuid":null,"cluster_uuid":null,"force":false,"ip_strategies":{}}','{"host":"019b76daa86e4293a9edacece1b56f8e","cluster":"019b76daa85f410594e0290395dfb7eb","zone":"019b76daa850428da44f7aa3ce90aed5"}',NULL,NULL,'cbcca30a336e8c54bce1f0161aaa4469',1767225645674);
INSERT INTO "workflow_run" VALUES(31,NULL,NULL,'019b76db5a1a49f4876b37e656136812','019b76daba6f43c184f987e1dd07b81a','["vm-019b76daba6f43c184f987e1dd07b81a"]','vm-stop',1,1,'shut-down',0,'back',2,1,'{"vm_uuid":"019b76daba6f43c184f987e1dd07b81a","previous_state":"Running","host_uuid":null,"cluster_uuid":null,"force":false,"ip_strategies":{}}','{"host":"019b76daa86e470dbcf0268f33f20334","cluster":"019b76daa85f410594e0290395dfb7eb","zone":"019b76daa850428da44f7aa3ce90aed5"}','{"failing_since":{},"back_to":null,"remembered":{},"first":null,"met":["shut-down: [HOST.1006] the host has no room for it"]}','{"step":"shut-down","error":{"code":"HOST.1006","description":"Failed to stop vm on hypervisor","details":"the host has no room for it"}}','cbcca30a336e8c54bce1f0161aaa4469',1767225645802);
INSERT INTO "workflow_run" VALUES(32,NULL,NULL,'019b76db718f401bb30a0a4325d92b70','00000000000040008000000000000000','["vm-00000000000040008000000000000000"]','vm-create',1,3,'disks',0,'forward',1,1,'{"vm_uuid":"00000000000040008000000000000000","name":"new-0","description":null,"account_uuid":"36c27e8ff05c4780bf6d2fa65700f22e","type":"UserVm","instance_offering_uuid":"019b76daa8504ac78c475881b5599680","cpu_num":1,"cpu_speed":0,"memory_size":1073741824,"reserved_memory_size":0,"allocator_strategy":"LeastVmPreferredHostAllocatorStrategy","image_uuid":"019b76daac144016ba182f76463f0dd7","image_size":1073741824,"boots_from_iso":false,"backup_storage_type":"SftpBackupStorage","platform":"Linux","guest_os_type":"Linux","architecture":"x86_64","hypervisor_type":"KVM","volume_format":"qcow2","zone_uuid":"019b76daa850428da44f7aa3ce90aed5","cluster_uuid":null,"host_uuid":null,"default_l3_network_uuid":"019b76daa86e496d8bce2f03837f298e","root":{"uuid":"019b76db71944219a6fedddc53671d2c","name":"ROOT-for-new-0","description":"Root volume for VM[uuid:00000000000040008000000000000000]","size":4294967296,"disk_offering_uuid":null,"primary_storage_uuid":null,"allocator_strategy":"DefaultPrimaryStorageAllocationStrategy","system_tags":null,"storage_tags":null},"data":[{"uuid":"019b76db71944c4a8551720248a91e09","name":"DATA-for-new-0","description":"DataVolume-00000000000040008000000000000000","size":1073741824,"disk_offering_uuid":null,"primary_storage_uuid":null,"allocator_strategy":"DefaultPrimaryStorageAllocationStrategy","system_tags":null,"storage_tags":null}],"nics":[{"uuid":"019b76db71944c6c8c3fe3b4851f9c15","l3_network_uuid":"019b76daa86e496d8bce2f03837f298e","l2_network_uuid":"019b76daa85f43038af466850dbebe74","driver_type":"virtio","ip_strategy":"RandomIpAllocatorStrategy","mac":null,"static_ip":null},{"uuid":"019b76db719442a6b2fa0b43afc8aefc","l3_network_uuid":"019b76daa86e4164a7e77114f5c8321f","l2_network_uuid":"019b76daa85f401088d0fdb1dfbba875","driver_type":"virtio","ip_strategy":"RandomIpAllocatorStrategy","mac":null,"static_ip":null}],"cd_roms":[null],"system_tags":null,"user_tags":null,"reserved_storage":1073741824,"previous_state":"Created"}','{"host":"019b76daa86e470dbcf0268f33f20334","address":"192.168.1.11","hypervisor":"KVM","bits":{"019b76db71944219a6fedddc53671d2c":{"storage":{"uuid":"019b76daa85f4441a02ea5cac67e7f0e","type":"LocalStorage","url":"/var/lib/vms","mount_path":"/var/lib/vms","declared_total":null,"declared_available":null},"path":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db71944219a6fedddc53671d2c/019b76db71944219a6fedddc53671d2c.qcow2","size":4294967296,"host_address":"192.168.1.11"},"019b76db71944c4a8551720248a91e09":{"storage":{"uuid":"019b76daa85f4a1391bf94e730b2ef6b","type":"NFS","url":"192.168.10.6:/export/vms","mount_path":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b","declared_total":null,"declared_available":null},"path":"/opt/zstack/nfsprimarystorage/prim-019b76daa85f4a1391bf94e730b2ef6b/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76db71944c4a8551720248a91e09/019b76db71944c4a8551720248a91e09.qcow2","size":1073741824,"host_address":null}}}',NULL,NULL,'cbcca30a336e8c54bce1f0161aaa4469',1767225651604);
INSERT INTO "workflow_run" VALUES(33,NULL,NULL,'019b76db7964455da7c7b88edac20dae','019b76daa86e4164a7e77114f5c8321f','["cascade-l3Network.delete-019b76daa86e4164a7e77114f5c8321f"]','cascade',1,1,'level-1',0,'forward',1,1,'{"action":"l3Network.delete","key":["019b76daa86e4164a7e77114f5c8321f"],"enforcing":true}','{"former":"Enabled"}',NULL,NULL,'cbcca30a336e8c54bce1f0161aaa4469',1767225653609);
INSERT INTO "workflow_run" VALUES(35,33,33,NULL,'019b76daba6f45dcb25315224759f5c4','["vm-019b76daba6f45dcb25315224759f5c4"]','vm-detach-nic-forced',1,1,'unplug',0,'forward',1,1,'{"vm_uuid":"019b76daba6f45dcb25315224759f5c4","nic":{"uuid":"019b76daba6f46ae8f3ea95e499fa0a1","l3_network_uuid":"019b76daa86e4164a7e77114f5c8321f","l2_network_uuid":"019b76daa85f401088d0fdb1dfbba875","driver_type":"virtio","ip_strategy":"","mac":"fa:fe:d4:f5:44:01","static_ip":"10.20.0.156"}}','{"host":"019b76daa86e42dd9fa95df41d171989","address":"192.168.1.12","hypervisor":"KVM"}',NULL,NULL,'cbcca30a336e8c54bce1f0161aaa4469',1767225653619);
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
INSERT INTO "zone" VALUES('019b76daa850428da44f7aa3ce90aed5','zone','The only one.','Enabled','zstack',0,1767225600080,1767225600080);
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
INSERT INTO "sqlite_sequence" VALUES('event',124);
INSERT INTO "sqlite_sequence" VALUES('workflow_run',38);
INSERT INTO "sqlite_sequence" VALUES('image_cache',4);
COMMIT;
