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
INSERT INTO "account" VALUES('36c27e8ff05c4780bf6d2fa65700f22e','admin',NULL,'SystemAdmin','scrypt$16384$11263259fc663363c9a509cc0f2f906b$ab062f1860a8fcd924638899658e9996d447e75906dc8b93d553e5ed371d0b8c221127e7cd800bd0b144ec1433a3958f6d079377cf526571f30ac312d17fe30b',0,1767225630624,1767225630624);
INSERT INTO "account" VALUES('019b76e517c24717ba29f1e6b3e34a83','tenant',NULL,'Normal','scrypt$16384$2a0cea610484ff8713f9a1cf7bce7e01$4f5e888e24fe324d72932455b6859129b6b0abc9db66de5e4fe236dee45d216150a57566e5f511ff0fb3b1d9fcb9464380e7e54483053cb3abcb74e9537e54a0',0,1767226312671,1767226312671);
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
INSERT INTO "api_job" VALUES('019b76db4f7c4d5c94f994eac9d9de31','UpdateGlobalConfig','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225642876,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'vm',0);
INSERT INTO "api_job" VALUES('019b76db536c4bb8b0148c9964fb4c46','AddSftpBackupStorage','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225643884,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db536c4b88ac54152df4176cfd','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225643884,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db536c42708a4a76689a588441','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225643884,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db536c4cb68d2c342f9de8113f','CreateDiskOffering','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225643884,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db536c4703a32c0d62dd1840f7','CreateZone','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225643884,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db59ab466cbeb686c926f8e1e6','CreateCluster','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225645483,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db59b047b2aa23d602f207f546','AddNfsPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225645488,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db59b046d4acbf34817f2c634e','AddLocalPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225645488,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db59b0437cbf2989aef4f9b5e6','CreateL2NoVlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225645488,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db59b04ed5bb329319cd2841c8','CreateL2VlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225645488,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db619c42caa94519ebdd5c0f8b','AddImage','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225647516,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db61a143d291fc08950fae0392','AttachBackupStorageToZone','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225647521,'36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76db544d4073b2a2ebda0a7cc750',0);
INSERT INTO "api_job" VALUES('019b76db61a646c089a22fc4b5bf8793','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225647526,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db61a64584b1b5abc952e41078','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225647526,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db61a641acb8bac7cab37faab9','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225647526,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db61ab4cb38d711956edec5802','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225647531,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76db7292444db7fe25ca38de45ca','AddIpRange','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225651858,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db65a34a65a3c7be85615b18b3',0);
INSERT INTO "api_job" VALUES('019b76db72924ce397ae8965e715fc7d','AddDnsToL3Network','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225651858,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db65a34a65a3c7be85615b18b3',0);
INSERT INTO "api_job" VALUES('019b76db72924c34b2dfa68a30a708f9','AddIpRangeByNetworkCidr','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225651858,'36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db65a34424860b9668ad153759',0);
INSERT INTO "api_job" VALUES('019b76db911d4a2e88410c4f55906ed4','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225659677,'36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76db5bfa470bab5c6b522adf4b62',0);
INSERT INTO "api_job" VALUES('019b76db9122414d8d7e98587dff3a89','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225659682,'36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76db5bfa470bab5c6b522adf4b62',0);
INSERT INTO "api_job" VALUES('019b76db91224bf3b199303df38358bc','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225659682,'36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db5bfa48659d25786dfaf0e3b8',0);
INSERT INTO "api_job" VALUES('019b76db91224430b2f3fe838008253e','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225659682,'36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db5bfa49ec860c02da1554c81d',0);
INSERT INTO "api_job" VALUES('019b76dba8db4e80b2268b1a3f12df58','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225665755,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dba8db4ab9808b8e5874086629','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225665755,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dba8db4a08875febfa7cad61fe','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225665755,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dba8db46bca62eb74bcc9fbfc7','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225665755,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('019b76dba8db4a6b96aa39bd6e83adf5','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225665755,'36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,0);
INSERT INTO "api_job" VALUES('e816fa0e1abdc78749c5547792e8af01','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225923301,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('b28abcaff194cff4c6959a6b757e6c63','AttachDataVolumeToVm','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225951894,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dbabf740bf804e1ba66bc88f21',0);
INSERT INTO "api_job" VALUES('9e8a2e1a69b78646997d80cbdd3e0bdf','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767225986694,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('b382771513c653cd34a485d51d45a51a','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767226024856,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('e0fe19451af4406516970841d6cf1bbb','DeleteDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767226066191,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76e1247d4d4da598421e3c4f7440',0);
INSERT INTO "api_job" VALUES('69ce675525c01c1673d747aeea76ee47','StopVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767226108362,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dbabf742d18c7bee447ada70d3',0);
INSERT INTO "api_job" VALUES('54d28ca3e0f26949a4dac2232e9e9b9f','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767226146276,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dbabf749da88c937fbe2753b75',0);
INSERT INTO "api_job" VALUES('c3793d3d9b7b27ba4afb83f551368bb6','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767226181273,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca',0);
INSERT INTO "api_job" VALUES('2b79cf4f461f487c39152cb064cb607c','ExpungeVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767226223700,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca',0);
INSERT INTO "api_job" VALUES('22ef0dba060e7794be00eb2243ed9ce7','CreateUserTag','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767226252584,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('dcfd1fcd9779720657c7cf75cb0dc644','CreateAccount','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767226283900,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
INSERT INTO "api_job" VALUES('4c3f6ce605896ef9a3148bd12d8a1733','ShareResource','36c27e8ff05c4780bf6d2fa65700f22e','d2b464c4c9dcb1eef699992c4b827fa3',1767226354703,'36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,0);
CREATE TABLE api_job_end (
	job VARCHAR(32) NOT NULL, 
	finished BIGINT NOT NULL, 
	success BOOLEAN NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_api_job_end PRIMARY KEY (job)
);
INSERT INTO "api_job_end" VALUES('019b76db4f7c4d5c94f994eac9d9de31',1767225643502,1,'{"inventory":{"id":103,"name":"deletionPolicy","category":"vm","description":"Whether a destroyed VM goes at once, after expungePeriod, or only by ExpungeVmInstance.","defaultValue":"Delay","value":"Delay"},"schema":{"inventory":"org.zstack.core.config.GlobalConfigInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db536c4b88ac54152df4176cfd',1767225644746,1,'{"inventory":{"uuid":"019b76db544d4e8286a077a8ec06602b","name":"small","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"type":"UserVm","allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","sortKey":0,"state":"Enabled","createDate":"Jan 1, 2026 12:00:44 AM","createDateMs":1767225644109,"lastOpDate":"Jan 1, 2026 12:00:44 AM","lastOpDateMs":1767225644109},"schema":{"inventory":"org.zstack.header.configuration.InstanceOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db536c42708a4a76689a588441',1767225644746,1,'{"inventory":{"uuid":"019b76db544d4e6f9819d0ef95e98d48","name":"large","cpuNum":4,"cpuSpeed":0,"memorySize":8589934592,"reservedMemorySize":0,"type":"UserVm","allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","sortKey":0,"state":"Enabled","createDate":"Jan 1, 2026 12:00:44 AM","createDateMs":1767225644109,"lastOpDate":"Jan 1, 2026 12:00:44 AM","lastOpDateMs":1767225644109},"schema":{"inventory":"org.zstack.header.configuration.InstanceOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db536c4cb68d2c342f9de8113f',1767225644746,1,'{"inventory":{"uuid":"019b76db544d4cc5baa6aa0d65f2f8e1","name":"disk-20g","diskSize":21474836480,"sortKey":0,"state":"Enabled","type":"DefaultDiskOfferingType","allocatorStrategy":"DefaultPrimaryStorageAllocationStrategy","createDate":"Jan 1, 2026 12:00:44 AM","createDateMs":1767225644109,"lastOpDate":"Jan 1, 2026 12:00:44 AM","lastOpDateMs":1767225644109},"schema":{"inventory":"org.zstack.header.configuration.DiskOfferingInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db536c4703a32c0d62dd1840f7',1767225644746,1,'{"inventory":{"uuid":"019b76db544d4073b2a2ebda0a7cc750","name":"zone","description":"The only one.","state":"Enabled","type":"zstack","isDefault":false,"createDate":"Jan 1, 2026 12:00:44 AM","createDateMs":1767225644109,"lastOpDate":"Jan 1, 2026 12:00:44 AM","lastOpDateMs":1767225644109},"schema":{"inventory":"org.zstack.header.zone.ZoneInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db536c4bb8b0148c9964fb4c46',1767225646870,1,'{"inventory":{"uuid":"019b76db544d4848bdea21dd2ba6d640","name":"store","totalCapacity":10995116277760,"type":"SftpBackupStorage","state":"Enabled","status":"Connected","hostname":"192.168.10.5","username":"root","sshPort":22,"url":"/export/images","availableCapacity":10995116277760,"createDate":"Jan 1, 2026 12:00:44 AM","createDateMs":1767225644109,"lastOpDate":"Jan 1, 2026 12:00:45 AM","lastOpDateMs":1767225645531,"attachedZoneUuids":[]},"schema":{"inventory":"org.zstack.storage.backup.sftp.SftpBackupStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db59ab466cbeb686c926f8e1e6',1767225647266,1,'{"inventory":{"uuid":"019b76db5bfa470bab5c6b522adf4b62","name":"cluster","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","hypervisorType":"KVM","state":"Enabled","type":"zstack","createDate":"Jan 1, 2026 12:00:46 AM","createDateMs":1767225646074,"lastOpDate":"Jan 1, 2026 12:00:46 AM","lastOpDateMs":1767225646074},"schema":{"inventory":"org.zstack.header.cluster.ClusterInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db59b0437cbf2989aef4f9b5e6',1767225647266,1,'{"inventory":{"uuid":"019b76db5bfa48659d25786dfaf0e3b8","name":"front","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","physicalInterface":"eth0","type":"L2NoVlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":0,"isolated":false,"createDate":"Jan 1, 2026 12:00:46 AM","createDateMs":1767225646074,"lastOpDate":"Jan 1, 2026 12:00:46 AM","lastOpDateMs":1767225646074,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.network.l2.L2NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db59b04ed5bb329319cd2841c8',1767225647266,1,'{"inventory":{"uuid":"019b76db5bfa49ec860c02da1554c81d","name":"back","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","physicalInterface":"eth0","type":"L2VlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":100,"vlan":100,"isolated":false,"createDate":"Jan 1, 2026 12:00:46 AM","createDateMs":1767225646074,"lastOpDate":"Jan 1, 2026 12:00:46 AM","lastOpDateMs":1767225646074,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.network.l2.L2VlanNetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db59b047b2aa23d602f207f546',1767225647526,1,'{"inventory":{"uuid":"019b76db5bfa4dcdb11973195ebcd812","name":"nfs","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","url":"192.168.10.6:/export/vms","type":"NFS","state":"Enabled","status":"Disconnected","mountPath":"/opt/zstack/nfsprimarystorage/prim-019b76db5bfa4dcdb11973195ebcd812","totalCapacity":0,"totalPhysicalCapacity":0,"availableCapacity":0,"availablePhysicalCapacity":0,"createDate":"Jan 1, 2026 12:00:46 AM","createDateMs":1767225646074,"lastOpDate":"Jan 1, 2026 12:00:47 AM","lastOpDateMs":1767225647266,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db61a143d291fc08950fae0392',1767225650417,1,'{"inventory":{"uuid":"019b76db544d4848bdea21dd2ba6d640","name":"store","totalCapacity":10995116277760,"type":"SftpBackupStorage","state":"Enabled","status":"Connected","hostname":"192.168.10.5","username":"root","sshPort":22,"url":"/export/images","availableCapacity":10995116277760,"createDate":"Jan 1, 2026 12:00:44 AM","createDateMs":1767225644109,"lastOpDate":"Jan 1, 2026 12:00:45 AM","lastOpDateMs":1767225645531,"attachedZoneUuids":["019b76db544d4073b2a2ebda0a7cc750"]},"schema":{"inventory":"org.zstack.storage.backup.sftp.SftpBackupStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db61a641acb8bac7cab37faab9',1767225650417,1,'{"inventory":{"uuid":"019b76db65a34a65a3c7be85615b18b3","name":"public","type":"L3BasicNetwork","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","l2NetworkUuid":"019b76db5bfa48659d25786dfaf0e3b8","state":"Enabled","system":false,"category":"Public","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:48 AM","createDateMs":1767225648547,"lastOpDate":"Jan 1, 2026 12:00:48 AM","lastOpDateMs":1767225648547,"dns":[],"ipRanges":[],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db61ab4cb38d711956edec5802',1767225650417,1,'{"inventory":{"uuid":"019b76db65a34424860b9668ad153759","name":"private","type":"L3BasicNetwork","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","l2NetworkUuid":"019b76db5bfa49ec860c02da1554c81d","state":"Enabled","system":false,"category":"Private","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:48 AM","createDateMs":1767225648547,"lastOpDate":"Jan 1, 2026 12:00:48 AM","lastOpDateMs":1767225648547,"dns":[],"ipRanges":[],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db59b046d4acbf34817f2c634e',1767225650417,1,'{"inventory":{"uuid":"019b76db5bfa48b7902fde66f27865fe","name":"local","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","url":"/var/lib/vms","type":"LocalStorage","state":"Enabled","status":"Connected","mountPath":"/var/lib/vms","totalCapacity":0,"totalPhysicalCapacity":0,"availableCapacity":0,"availablePhysicalCapacity":0,"createDate":"Jan 1, 2026 12:00:46 AM","createDateMs":1767225646074,"lastOpDate":"Jan 1, 2026 12:00:48 AM","lastOpDateMs":1767225648547,"attachedClusterUuids":[]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db7292444db7fe25ca38de45ca',1767225653327,1,'{"inventory":{"uuid":"019b76db74b64e8fb153293cf5d97bc7","name":"servers","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1","networkCidr":"10.10.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:52 AM","createDateMs":1767225652406,"lastOpDate":"Jan 1, 2026 12:00:52 AM","lastOpDateMs":1767225652406},"schema":{"inventory":"org.zstack.header.network.l3.IpRangeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db72924ce397ae8965e715fc7d',1767225653327,1,'{"inventory":{"uuid":"019b76db65a34a65a3c7be85615b18b3","name":"public","type":"L3BasicNetwork","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","l2NetworkUuid":"019b76db5bfa48659d25786dfaf0e3b8","state":"Enabled","system":false,"category":"Public","ipVersion":4,"enableIPAM":true,"isolated":false,"createDate":"Jan 1, 2026 12:00:48 AM","createDateMs":1767225648547,"lastOpDate":"Jan 1, 2026 12:00:48 AM","lastOpDateMs":1767225648547,"dns":["1.1.1.1"],"ipRanges":[{"uuid":"019b76db74b64e8fb153293cf5d97bc7","name":"servers","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1","networkCidr":"10.10.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:52 AM","createDateMs":1767225652406,"lastOpDate":"Jan 1, 2026 12:00:52 AM","lastOpDateMs":1767225652406}],"networkServices":[],"hostRoute":[]},"schema":{"inventory":"org.zstack.header.network.l3.L3NetworkInventory","inventory.ipRanges[0]":"org.zstack.header.network.l3.IpRangeInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db72924c34b2dfa68a30a708f9',1767225653327,1,'{"inventory":{"uuid":"019b76db74b6400ea520f74ad9c6d5c9","name":"range","l3NetworkUuid":"019b76db65a34424860b9668ad153759","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1","networkCidr":"10.20.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:52 AM","createDateMs":1767225652406,"lastOpDate":"Jan 1, 2026 12:00:52 AM","lastOpDateMs":1767225652406},"inventories":[{"uuid":"019b76db74b6400ea520f74ad9c6d5c9","name":"range","l3NetworkUuid":"019b76db65a34424860b9668ad153759","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1","networkCidr":"10.20.0.0/24","ipVersion":4,"prefixLen":24,"ipRangeType":"Normal","createDate":"Jan 1, 2026 12:00:52 AM","createDateMs":1767225652406,"lastOpDate":"Jan 1, 2026 12:00:52 AM","lastOpDateMs":1767225652406}],"schema":{"inventories[0]":"org.zstack.header.network.l3.IpRangeInventory","inventory":"org.zstack.header.network.l3.IpRangeInventory"},"success":true}');
INSERT INTO "api_job_end" VALUES('019b76db619c42caa94519ebdd5c0f8b',1767225653327,1,'{"inventory":{"uuid":"019b76db65a34aeab72c3642fcb0a6c8","name":"ubuntu","state":"Enabled","status":"Ready","size":4294967296,"actualSize":1073741824,"md5Sum":"555bc39519e4fee02d0da71c9983e964","mediaType":"RootVolumeTemplate","guestOsType":"Linux","type":"zstack","platform":"Linux","architecture":"x86_64","format":"qcow2","system":false,"virtio":true,"url":"http://images.example.com/ubuntu-22.04.qcow2","createDate":"Jan 1, 2026 12:00:48 AM","createDateMs":1767225648547,"lastOpDate":"Jan 1, 2026 12:00:52 AM","lastOpDateMs":1767225652406,"backupStorageRefs":[{"imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","backupStorageUuid":"019b76db544d4848bdea21dd2ba6d640","installPath":"/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2","status":"Ready","createDate":"Jan 1, 2026 12:00:48 AM","createDateMs":1767225648547,"lastOpDate":"Jan 1, 2026 12:00:52 AM","lastOpDateMs":1767225652406}]},"schema":{"inventory":"org.zstack.header.image.ImageInventory","inventory.backupStorageRefs[0]":"org.zstack.header.image.ImageBackupStorageRefInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db61a646c089a22fc4b5bf8793',1767225658153,1,'{"inventory":{"uuid":"019b76db65a340389e13ada35f52312e","name":"host-0","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","managementIp":"192.168.1.11","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","availableCpuCapacity":160,"availableMemoryCapacity":68719476736,"createDate":"Jan 1, 2026 12:00:48 AM","createDateMs":1767225648547,"lastOpDate":"Jan 1, 2026 12:00:55 AM","lastOpDateMs":1767225655266},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db61a64584b1b5abc952e41078',1767225658677,1,'{"inventory":{"uuid":"019b76db65a34e1c9ed46cdecae71e63","name":"host-1","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","managementIp":"192.168.1.12","hypervisorType":"KVM","state":"Enabled","status":"Connected","totalCpuCapacity":160,"cpuSockets":2,"totalMemoryCapacity":68719476736,"cpuNum":16,"architecture":"x86_64","username":"root","sshPort":22,"osDistribution":"centos","osRelease":"Core","osVersion":"7.9.2009","availableCpuCapacity":160,"availableMemoryCapacity":68719476736,"createDate":"Jan 1, 2026 12:00:48 AM","createDateMs":1767225648547,"lastOpDate":"Jan 1, 2026 12:00:55 AM","lastOpDateMs":1767225655353},"schema":{"inventory":"org.zstack.kvm.KVMHostInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db9122414d8d7e98587dff3a89',1767225662795,1,'{"inventory":{"uuid":"019b76db5bfa48b7902fde66f27865fe","name":"local","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","url":"/var/lib/vms","type":"LocalStorage","state":"Enabled","status":"Connected","mountPath":"/var/lib/vms","totalCapacity":8796093022208,"totalPhysicalCapacity":8796093022208,"systemUsedCapacity":0,"availableCapacity":8796093022208,"availablePhysicalCapacity":8796093022208,"createDate":"Jan 1, 2026 12:00:46 AM","createDateMs":1767225646074,"lastOpDate":"Jan 1, 2026 12:01:02 AM","lastOpDateMs":1767225662558,"attachedClusterUuids":["019b76db5bfa470bab5c6b522adf4b62"]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db911d4a2e88410c4f55906ed4',1767225665684,1,'{"inventory":{"uuid":"019b76db5bfa4dcdb11973195ebcd812","name":"nfs","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","url":"192.168.10.6:/export/vms","type":"NFS","state":"Enabled","status":"Connected","mountPath":"/opt/zstack/nfsprimarystorage/prim-019b76db5bfa4dcdb11973195ebcd812","totalCapacity":54975581388800,"totalPhysicalCapacity":54975581388800,"systemUsedCapacity":0,"availableCapacity":54975581388800,"availablePhysicalCapacity":54975581388800,"createDate":"Jan 1, 2026 12:00:46 AM","createDateMs":1767225646074,"lastOpDate":"Jan 1, 2026 12:01:02 AM","lastOpDateMs":1767225662808,"attachedClusterUuids":["019b76db5bfa470bab5c6b522adf4b62"]},"schema":{"inventory":"org.zstack.header.storage.primary.PrimaryStorageInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db91224430b2f3fe838008253e',1767225665684,1,'{"inventory":{"uuid":"019b76db5bfa49ec860c02da1554c81d","name":"back","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","physicalInterface":"eth0","type":"L2VlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":100,"vlan":100,"isolated":false,"createDate":"Jan 1, 2026 12:00:46 AM","createDateMs":1767225646074,"lastOpDate":"Jan 1, 2026 12:00:46 AM","lastOpDateMs":1767225646074,"attachedClusterUuids":["019b76db5bfa470bab5c6b522adf4b62"]},"schema":{"inventory":"org.zstack.header.network.l2.L2VlanNetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76db91224bf3b199303df38358bc',1767225665684,1,'{"inventory":{"uuid":"019b76db5bfa48659d25786dfaf0e3b8","name":"front","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","physicalInterface":"eth0","type":"L2NoVlanNetwork","vSwitchType":"LinuxBridge","virtualNetworkId":0,"isolated":false,"createDate":"Jan 1, 2026 12:00:46 AM","createDateMs":1767225646074,"lastOpDate":"Jan 1, 2026 12:00:46 AM","lastOpDateMs":1767225646074,"attachedClusterUuids":["019b76db5bfa470bab5c6b522adf4b62"]},"schema":{"inventory":"org.zstack.header.network.l2.L2NetworkInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dba8db4e80b2268b1a3f12df58',1767225679811,1,'{"inventory":{"uuid":"019b76dbabf740bf804e1ba66bc88f21","name":"web-0","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a340389e13ada35f52312e","lastHostUuid":"019b76db65a340389e13ada35f52312e","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74fc888a9ede89fe014b6","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:18 AM","lastOpDateMs":1767225678687,"vmNics":[{"uuid":"019b76dbabf7483b8b74ee5651baeb89","vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.215","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:7a:bd:e7:3b:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic11.0","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf743aab04b6549a82416fe","ipRangeUuid":"019b76db74b64e8fb153293cf5d97bc7","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ipVersion":4,"ip":"10.10.0.215","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427735,"vmNicUuid":"019b76dbabf7483b8b74ee5651baeb89","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},{"uuid":"019b76dbabf743cbb3a3708ef6158f51","vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.83","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:19:75:7d:cb:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic11.1","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf7479abb05daf9a89bc59b","ipRangeUuid":"019b76db74b6400ea520f74ad9c6d5c9","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ipVersion":4,"ip":"10.20.0.83","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082963,"vmNicUuid":"019b76dbabf743cbb3a3708ef6158f51","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]}],"allVolumes":[{"uuid":"019b76dbabf74fc888a9ede89fe014b6","name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76dbabf740bf804e1ba66bc88f21]","primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74fc888a9ede89fe014b6/019b76dbabf74fc888a9ede89fe014b6.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:16 AM","lastOpDateMs":1767225676502}],"vmCdRoms":[{"uuid":"019b76dbabf74a97877596e27d984950","name":"vm-019b76dbabf740bf804e1ba66bc88f21-cdRom","vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","deviceId":0,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dba8db4ab9808b8e5874086629',1767225680580,1,'{"inventory":{"uuid":"019b76dbabf742d18c7bee447ada70d3","name":"web-1","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a34e1c9ed46cdecae71e63","lastHostUuid":"019b76db65a34e1c9ed46cdecae71e63","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74051b78450894e40f6a9","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:20 AM","lastOpDateMs":1767225680053,"vmNics":[{"uuid":"019b76dbabf74b5d8df7e77825cbd71c","vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.239","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:98:e9:bb:05:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.0","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf74b84a33cbf28f1e97464","ipRangeUuid":"019b76db74b64e8fb153293cf5d97bc7","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ipVersion":4,"ip":"10.10.0.239","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427759,"vmNicUuid":"019b76dbabf74b5d8df7e77825cbd71c","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},{"uuid":"019b76dbabf741be924ca0d185335688","vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.212","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:9f:dc:ee:78:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.1","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf7425eac5e4cb74b0ec112","ipRangeUuid":"019b76db74b6400ea520f74ad9c6d5c9","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ipVersion":4,"ip":"10.20.0.212","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083092,"vmNicUuid":"019b76dbabf741be924ca0d185335688","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]}],"allVolumes":[{"uuid":"019b76dbabf74051b78450894e40f6a9","name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dbabf742d18c7bee447ada70d3]","primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74051b78450894e40f6a9/019b76dbabf74051b78450894e40f6a9.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:16 AM","lastOpDateMs":1767225676757}],"vmCdRoms":[{"uuid":"019b76dbabf74ab3a5b0ae0f5418df7c","name":"vm-019b76dbabf742d18c7bee447ada70d3-cdRom","vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","deviceId":0,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dba8db4a08875febfa7cad61fe',1767225680580,1,'{"inventory":{"uuid":"019b76dbabf749da88c937fbe2753b75","name":"web-2","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a340389e13ada35f52312e","lastHostUuid":"019b76db65a340389e13ada35f52312e","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf749f89ad2125cf1f97f9f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:20 AM","lastOpDateMs":1767225680053,"vmNics":[{"uuid":"019b76dbabf74faebc547c8d150e9c1c","vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.208","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:a9:e2:37:e0:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic13.0","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf74ece9384b33511709bda","ipRangeUuid":"019b76db74b64e8fb153293cf5d97bc7","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ipVersion":4,"ip":"10.10.0.208","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427728,"vmNicUuid":"019b76dbabf74faebc547c8d150e9c1c","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},{"uuid":"019b76dbabf74bb385e827a0ee856cab","vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.240","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:cd:e4:fd:7f:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic13.1","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf742af88934fb8313c2bf6","ipRangeUuid":"019b76db74b6400ea520f74ad9c6d5c9","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ipVersion":4,"ip":"10.20.0.240","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083120,"vmNicUuid":"019b76dbabf74bb385e827a0ee856cab","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]}],"allVolumes":[{"uuid":"019b76dbabf749f89ad2125cf1f97f9f","name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dbabf749da88c937fbe2753b75]","primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf749f89ad2125cf1f97f9f/019b76dbabf749f89ad2125cf1f97f9f.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:16 AM","lastOpDateMs":1767225676757}],"vmCdRoms":[{"uuid":"019b76dbabf74d15bad4d8dd4401fcb5","name":"vm-019b76dbabf749da88c937fbe2753b75-cdRom","vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","deviceId":0,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dba8db4a6b96aa39bd6e83adf5',1767225680847,1,'{"inventory":{"uuid":"019b76dbabf740f1bf7d652c4d4e5b0e","name":"web-4","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a340389e13ada35f52312e","lastHostUuid":"019b76db65a340389e13ada35f52312e","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74d9388c5bbfd189506e3","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:20 AM","lastOpDateMs":1767225680575,"vmNics":[{"uuid":"019b76dbabf74dde850ec7d36059b5a7","vmInstanceUuid":"019b76dbabf740f1bf7d652c4d4e5b0e","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.41","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:4b:27:fa:58:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic15.0","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf74c07a6964ff857aa57ee","ipRangeUuid":"019b76db74b64e8fb153293cf5d97bc7","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ipVersion":4,"ip":"10.10.0.41","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427561,"vmNicUuid":"019b76dbabf74dde850ec7d36059b5a7","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},{"uuid":"019b76dbabf747bab8fe86078747349d","vmInstanceUuid":"019b76dbabf740f1bf7d652c4d4e5b0e","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.149","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:92:d6:3f:85:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic15.1","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf74be0873f6f6950562981","ipRangeUuid":"019b76db74b6400ea520f74ad9c6d5c9","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ipVersion":4,"ip":"10.20.0.149","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083029,"vmNicUuid":"019b76dbabf747bab8fe86078747349d","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]}],"allVolumes":[{"uuid":"019b76dbabf74d9388c5bbfd189506e3","name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76dbabf740f1bf7d652c4d4e5b0e]","primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf740f1bf7d652c4d4e5b0e","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74d9388c5bbfd189506e3/019b76dbabf74d9388c5bbfd189506e3.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:16 AM","lastOpDateMs":1767225676757}],"vmCdRoms":[{"uuid":"019b76dbabf74f9196340af6abf16f6d","name":"vm-019b76dbabf740f1bf7d652c4d4e5b0e-cdRom","vmInstanceUuid":"019b76dbabf740f1bf7d652c4d4e5b0e","deviceId":0,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('019b76dba8db46bca62eb74bcc9fbfc7',1767225694477,1,'{"inventory":{"uuid":"019b76dbabf74a1d874b5d7437f143ca","name":"web-3","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a34e1c9ed46cdecae71e63","lastHostUuid":"019b76db65a34e1c9ed46cdecae71e63","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf7401aadd1701d38eae30f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Running","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:20 AM","lastOpDateMs":1767225680842,"vmNics":[{"uuid":"019b76dbabf74e40a5830cb2589a5673","vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.13","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:75:ce:9f:72:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic14.0","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf74c0fad01cc472f8491cf","ipRangeUuid":"019b76db74b64e8fb153293cf5d97bc7","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ipVersion":4,"ip":"10.10.0.13","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427533,"vmNicUuid":"019b76dbabf74e40a5830cb2589a5673","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},{"uuid":"019b76dbabf745f1991b2f910a00e6a2","vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.38","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:b9:d9:08:54:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic14.1","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf7431ca22dfbf7d70d0b12","ipRangeUuid":"019b76db74b6400ea520f74ad9c6d5c9","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ipVersion":4,"ip":"10.20.0.38","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169082918,"vmNicUuid":"019b76dbabf745f1991b2f910a00e6a2","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]}],"allVolumes":[{"uuid":"019b76dbabf7401aadd1701d38eae30f","name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dbabf74a1d874b5d7437f143ca]","primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf7401aadd1701d38eae30f/019b76dbabf7401aadd1701d38eae30f.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:16 AM","lastOpDateMs":1767225676757}],"vmCdRoms":[{"uuid":"019b76dbabf74bd68476de36e7714eb0","name":"vm-019b76dbabf74a1d874b5d7437f143ca-cdRom","vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","deviceId":0,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('e816fa0e1abdc78749c5547792e8af01',1767225926291,1,'{"inventory":{"uuid":"019b76df981a456e84e698793a75641b","name":"attached","type":"Data","size":1073741824,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:05:23 AM","createDateMs":1767225923610,"lastOpDate":"Jan 1, 2026 12:05:23 AM","lastOpDateMs":1767225923610},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('b28abcaff194cff4c6959a6b757e6c63',1767225961275,1,'{"inventory":{"uuid":"019b76df981a456e84e698793a75641b","name":"attached","primaryStorageUuid":"019b76db5bfa4dcdb11973195ebcd812","vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","installPath":"/opt/zstack/nfsprimarystorage/prim-019b76db5bfa4dcdb11973195ebcd812/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76df981a456e84e698793a75641b/019b76df981a456e84e698793a75641b.qcow2","type":"Data","format":"qcow2","size":1073741824,"actualSize":1073741824,"deviceId":1,"state":"Enabled","status":"Ready","isShareable":false,"lastAttachDate":"Jan 1, 2026 12:05:52 AM","createDate":"Jan 1, 2026 12:05:23 AM","createDateMs":1767225923610,"lastOpDate":"Jan 1, 2026 12:05:54 AM","lastOpDateMs":1767225954126},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('9e8a2e1a69b78646997d80cbdd3e0bdf',1767225989695,1,'{"inventory":{"uuid":"019b76e095854ee58725d787f0e1c2d7","name":"free","type":"Data","size":2147483648,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:06:28 AM","createDateMs":1767225988485,"lastOpDate":"Jan 1, 2026 12:06:28 AM","lastOpDateMs":1767225988485},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('b382771513c653cd34a485d51d45a51a',1767226025274,1,'{"inventory":{"uuid":"019b76e1247d4d4da598421e3c4f7440","name":"deleted","type":"Data","size":1073741824,"actualSize":0,"state":"Enabled","status":"NotInstantiated","isShareable":false,"createDate":"Jan 1, 2026 12:07:05 AM","createDateMs":1767226025085,"lastOpDate":"Jan 1, 2026 12:07:05 AM","lastOpDateMs":1767226025085},"schema":{"inventory":"org.zstack.header.volume.VolumeInventory"}}');
INSERT INTO "api_job_end" VALUES('e0fe19451af4406516970841d6cf1bbb',1767226067467,1,'{}');
INSERT INTO "api_job_end" VALUES('69ce675525c01c1673d747aeea76ee47',1767226115878,1,'{"inventory":{"uuid":"019b76dbabf742d18c7bee447ada70d3","name":"web-1","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","lastHostUuid":"019b76db65a34e1c9ed46cdecae71e63","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74051b78450894e40f6a9","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","platform":"Linux","guestOsType":"Linux","architecture":"x86_64","type":"UserVm","hypervisorType":"KVM","cpuNum":1,"cpuSpeed":0,"memorySize":1073741824,"reservedMemorySize":0,"allocatorStrategy":"LeastVmPreferredHostAllocatorStrategy","state":"Stopped","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:08:34 AM","lastOpDateMs":1767226114030,"vmNics":[{"uuid":"019b76dbabf74b5d8df7e77825cbd71c","vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.239","netmask":"255.255.255.0","gateway":"10.10.0.1","ipVersion":4,"mac":"fa:98:e9:bb:05:00","deviceId":0,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.0","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf74b84a33cbf28f1e97464","ipRangeUuid":"019b76db74b64e8fb153293cf5d97bc7","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ipVersion":4,"ip":"10.10.0.239","netmask":"255.255.255.0","gateway":"10.10.0.1","ipInLong":168427759,"vmNicUuid":"019b76dbabf74b5d8df7e77825cbd71c","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},{"uuid":"019b76dbabf741be924ca0d185335688","vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.212","netmask":"255.255.255.0","gateway":"10.20.0.1","ipVersion":4,"mac":"fa:9f:dc:ee:78:01","deviceId":1,"type":"VNIC","state":"enable","hypervisorType":"KVM","driverType":"virtio","internalName":"vnic12.1","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551,"usedIps":[{"uuid":"019b76dbabf7425eac5e4cb74b0ec112","ipRangeUuid":"019b76db74b6400ea520f74ad9c6d5c9","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ipVersion":4,"ip":"10.20.0.212","netmask":"255.255.255.0","gateway":"10.20.0.1","ipInLong":169083092,"vmNicUuid":"019b76dbabf741be924ca0d185335688","createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]}],"allVolumes":[{"uuid":"019b76dbabf74051b78450894e40f6a9","name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dbabf742d18c7bee447ada70d3]","primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","installPath":"/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74051b78450894e40f6a9/019b76dbabf74051b78450894e40f6a9.qcow2","type":"Root","format":"qcow2","size":4294967296,"actualSize":4294967296,"deviceId":0,"state":"Enabled","status":"Ready","isShareable":false,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:16 AM","lastOpDateMs":1767225676757}],"vmCdRoms":[{"uuid":"019b76dbabf74ab3a5b0ae0f5418df7c","name":"vm-019b76dbabf742d18c7bee447ada70d3-cdRom","vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","deviceId":0,"createDate":"Jan 1, 2026 12:01:06 AM","createDateMs":1767225666551,"lastOpDate":"Jan 1, 2026 12:01:06 AM","lastOpDateMs":1767225666551}]},"schema":{"inventory":"org.zstack.header.vm.VmInstanceInventory","inventory.vmNics[0]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[0].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.vmNics[1]":"org.zstack.header.vm.VmNicInventory","inventory.vmNics[1].usedIps[0]":"org.zstack.header.network.l3.UsedIpInventory","inventory.allVolumes[0]":"org.zstack.header.volume.VolumeInventory","inventory.vmCdRoms[0]":"org.zstack.header.vm.cdrom.VmCdRomInventory"}}');
INSERT INTO "api_job_end" VALUES('54d28ca3e0f26949a4dac2232e9e9b9f',1767226152875,1,'{}');
INSERT INTO "api_job_end" VALUES('c3793d3d9b7b27ba4afb83f551368bb6',1767226185651,1,'{}');
INSERT INTO "api_job_end" VALUES('2b79cf4f461f487c39152cb064cb607c',1767226227131,1,'{}');
INSERT INTO "api_job_end" VALUES('22ef0dba060e7794be00eb2243ed9ce7',1767226254700,1,'{"inventory":{"uuid":"019b76e4a01a4e71ab2f94d8203db029","resourceUuid":"019b76dbabf740bf804e1ba66bc88f21","resourceType":"VmInstanceVO","tag":"kept","type":"User","createDate":"Jan 1, 2026 12:10:53 AM","createDateMs":1767226253338,"lastOpDate":"Jan 1, 2026 12:10:53 AM","lastOpDateMs":1767226253338},"schema":{"inventory":"org.zstack.header.tag.UserTagInventory"}}');
INSERT INTO "api_job_end" VALUES('dcfd1fcd9779720657c7cf75cb0dc644',1767226317068,1,'{"inventory":{"uuid":"019b76e517c24717ba29f1e6b3e34a83","name":"tenant","type":"Normal","createDate":"Jan 1, 2026 12:11:52 AM","createDateMs":1767226312671,"lastOpDate":"Jan 1, 2026 12:11:52 AM","lastOpDateMs":1767226312671},"schema":{"inventory":"org.zstack.header.identity.AccountInventory"}}');
INSERT INTO "api_job_end" VALUES('4c3f6ce605896ef9a3148bd12d8a1733',1767226357842,1,'{}');
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
INSERT INTO "audit" VALUES('019b76db4daa47c5b368a8349259950b','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,NULL,NULL,NULL,1,NULL,NULL,10626,1767225642410);
INSERT INTO "audit" VALUES('019b76db51ee4f67816131eef2a92a93','UpdateGlobalConfig','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'vm',NULL,'019b76db4f7c4d5c94f994eac9d9de31',1,NULL,NULL,626,1767225643502);
INSERT INTO "audit" VALUES('019b76db56ca4aafa233ea93aa201839','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','InstanceOfferingVO','019b76db544d4e8286a077a8ec06602b',NULL,'019b76db536c4b88ac54152df4176cfd',1,NULL,NULL,862,1767225644746);
INSERT INTO "audit" VALUES('019b76db56ca40d0b574ee45201b0761','CreateInstanceOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','InstanceOfferingVO','019b76db544d4e6f9819d0ef95e98d48',NULL,'019b76db536c42708a4a76689a588441',1,NULL,NULL,862,1767225644746);
INSERT INTO "audit" VALUES('019b76db56ca49a493e14ac6a3366348','CreateDiskOffering','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','DiskOfferingVO','019b76db544d4cc5baa6aa0d65f2f8e1',NULL,'019b76db536c4cb68d2c342f9de8113f',1,NULL,NULL,862,1767225644746);
INSERT INTO "audit" VALUES('019b76db56ca4094b7de959f4e2b313b','CreateZone','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76db544d4073b2a2ebda0a7cc750',NULL,'019b76db536c4703a32c0d62dd1840f7',1,NULL,NULL,862,1767225644746);
INSERT INTO "audit" VALUES('019b76db5f164800b7649cbe21cdff65','AddSftpBackupStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','BackupStorageVO','019b76db544d4848bdea21dd2ba6d640',NULL,'019b76db536c4bb8b0148c9964fb4c46',1,NULL,NULL,2986,1767225646870);
INSERT INTO "audit" VALUES('019b76db60a24d89b97e684cb01a7f86','CreateCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76db5bfa470bab5c6b522adf4b62',NULL,'019b76db59ab466cbeb686c926f8e1e6',1,NULL,NULL,1783,1767225647266);
INSERT INTO "audit" VALUES('019b76db60a242c89b6c409da78f672c','CreateL2NoVlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db5bfa48659d25786dfaf0e3b8',NULL,'019b76db59b0437cbf2989aef4f9b5e6',1,NULL,NULL,1778,1767225647266);
INSERT INTO "audit" VALUES('019b76db60a2463e88e45e38dcec0703','CreateL2VlanNetwork','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db5bfa49ec860c02da1554c81d',NULL,'019b76db59b04ed5bb329319cd2841c8',1,NULL,NULL,1778,1767225647266);
INSERT INTO "audit" VALUES('019b76db61a64baca8679435c2f5d2f5','AddNfsPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','PrimaryStorageVO','019b76db5bfa4dcdb11973195ebcd812',NULL,'019b76db59b047b2aa23d602f207f546',1,NULL,NULL,2038,1767225647526);
INSERT INTO "audit" VALUES('019b76db6cf14565b8e5206f84925b42','AttachBackupStorageToZone','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ZoneVO','019b76db544d4073b2a2ebda0a7cc750',NULL,'019b76db61a143d291fc08950fae0392',1,NULL,NULL,2896,1767225650417);
INSERT INTO "audit" VALUES('019b76db6cf148acabc9cffdc6bac132','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db65a34a65a3c7be85615b18b3',NULL,'019b76db61a641acb8bac7cab37faab9',1,NULL,NULL,2891,1767225650417);
INSERT INTO "audit" VALUES('019b76db6cf145aa92f200fbe96b414b','CreateL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db65a34424860b9668ad153759',NULL,'019b76db61ab4cb38d711956edec5802',1,NULL,NULL,2886,1767225650417);
INSERT INTO "audit" VALUES('019b76db6cf142baa2db0ce32188caf4','AddLocalPrimaryStorage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','PrimaryStorageVO','019b76db5bfa48b7902fde66f27865fe',NULL,'019b76db59b046d4acbf34817f2c634e',1,NULL,NULL,4929,1767225650417);
INSERT INTO "audit" VALUES('019b76db784f453c815cbfca49e524b7','AddIpRange','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','IpRangeVO','019b76db74b64e8fb153293cf5d97bc7',NULL,'019b76db7292444db7fe25ca38de45ca',1,NULL,NULL,1469,1767225653327);
INSERT INTO "audit" VALUES('019b76db784f4367a6b3474673f36da0','AddDnsToL3Network','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L3NetworkVO','019b76db65a34a65a3c7be85615b18b3',NULL,'019b76db72924ce397ae8965e715fc7d',1,NULL,NULL,1469,1767225653327);
INSERT INTO "audit" VALUES('019b76db784f47f9ace05b982f73f37f','AddIpRangeByNetworkCidr','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','',NULL,'019b76db74b6400ea520f74ad9c6d5c9',NULL,'019b76db72924c34b2dfa68a30a708f9',1,NULL,NULL,1469,1767225653327);
INSERT INTO "audit" VALUES('019b76db784f4856b32cf16296fab79a','AddImage','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ImageVO','019b76db65a34aeab72c3642fcb0a6c8',NULL,'019b76db619c42caa94519ebdd5c0f8b',1,NULL,NULL,5811,1767225653327);
INSERT INTO "audit" VALUES('019b76db8b294f7989b1532bf85b8a37','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76db65a340389e13ada35f52312e',NULL,'019b76db61a646c089a22fc4b5bf8793',1,NULL,NULL,10627,1767225658153);
INSERT INTO "audit" VALUES('019b76db8d354f60914159a7c7412798','AddKVMHost','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','HostVO','019b76db65a34e1c9ed46cdecae71e63',NULL,'019b76db61a64584b1b5abc952e41078',1,NULL,NULL,11151,1767225658677);
INSERT INTO "audit" VALUES('019b76db9d4b4ceda9d4ac8db023cec3','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76db5bfa470bab5c6b522adf4b62',NULL,'019b76db9122414d8d7e98587dff3a89',1,NULL,NULL,3113,1767225662795);
INSERT INTO "audit" VALUES('019b76dba8944d75b681b2d7c877a8ab','AttachPrimaryStorageToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','ClusterVO','019b76db5bfa470bab5c6b522adf4b62',NULL,'019b76db911d4a2e88410c4f55906ed4',1,NULL,NULL,6007,1767225665684);
INSERT INTO "audit" VALUES('019b76dba89441bd877ffb83051de328','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db5bfa49ec860c02da1554c81d',NULL,'019b76db91224430b2f3fe838008253e',1,NULL,NULL,6002,1767225665684);
INSERT INTO "audit" VALUES('019b76dba8944572bb3653f230c0c9b1','AttachL2NetworkToCluster','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','L2NetworkVO','019b76db5bfa48659d25786dfaf0e3b8',NULL,'019b76db91224bf3b199303df38358bc',1,NULL,NULL,6002,1767225665684);
INSERT INTO "audit" VALUES('019b76dbdfc347eb9f8d32ec2a69694b','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dbabf740bf804e1ba66bc88f21',NULL,'019b76dba8db4e80b2268b1a3f12df58',1,NULL,NULL,14056,1767225679811);
INSERT INTO "audit" VALUES('019b76dbe2c441c680b44a38787911b5','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dbabf742d18c7bee447ada70d3',NULL,'019b76dba8db4ab9808b8e5874086629',1,NULL,NULL,14825,1767225680580);
INSERT INTO "audit" VALUES('019b76dbe2c441ed87265785883c5e02','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dbabf749da88c937fbe2753b75',NULL,'019b76dba8db4a08875febfa7cad61fe',1,NULL,NULL,14825,1767225680580);
INSERT INTO "audit" VALUES('019b76dbe3cf4eb4b573c4f602008651','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dbabf740f1bf7d652c4d4e5b0e',NULL,'019b76dba8db4a6b96aa39bd6e83adf5',1,NULL,NULL,15092,1767225680847);
INSERT INTO "audit" VALUES('019b76dc190d4de09d5fc75d369c7eef','CreateVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','','VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca',NULL,'019b76dba8db46bca62eb74bcc9fbfc7',1,NULL,NULL,28722,1767225694477);
INSERT INTO "audit" VALUES('019b76dc8be44513a7c21931bd1f73b8','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,26268,1767225723876);
INSERT INTO "audit" VALUES('019b76dd50c24938828da57edc4c3c38','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,37966,1767225774274);
INSERT INTO "audit" VALUES('019b76de0dd5465d9961daad7614ac41','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,35792,1767225822677);
INSERT INTO "audit" VALUES('019b76de97d147d3be0bbe3e07253e77','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,22109,1767225858001);
INSERT INTO "audit" VALUES('019b76df10e740bf9f16ef31ee75250f','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,19617,1767225888999);
INSERT INTO "audit" VALUES('019b76df93b44bdbbfe93635727bc23c','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,21798,1767225922484);
INSERT INTO "audit" VALUES('019b76dfa2934ba197761d23c4dd6b95','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76df981a456e84e698793a75641b',NULL,'e816fa0e1abdc78749c5547792e8af01',1,NULL,NULL,2990,1767225926291);
INSERT INTO "audit" VALUES('019b76e0029a4740ac964e1112d28bfe','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,17789,1767225950874);
INSERT INTO "audit" VALUES('019b76e02b3b42c6b88cda5b0585da8f','AttachDataVolumeToVm','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dbabf740bf804e1ba66bc88f21',NULL,'b28abcaff194cff4c6959a6b757e6c63',1,NULL,NULL,9381,1767225961275);
INSERT INTO "audit" VALUES('019b76e08a8a4f17bac9c9336311d74b','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,10488,1767225985674);
INSERT INTO "audit" VALUES('019b76e09a3f43deb3f3690bd37c9904','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76e095854ee58725d787f0e1c2d7',NULL,'9e8a2e1a69b78646997d80cbdd3e0bdf',1,NULL,NULL,3001,1767225989695);
INSERT INTO "audit" VALUES('019b76e117624e4e8dc0b5742bfe8533','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,20448,1767226021730);
INSERT INTO "audit" VALUES('019b76e1253a4f078509a085be48affb','CreateDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76e1247d4d4da598421e3c4f7440',NULL,'b382771513c653cd34a485d51d45a51a',1,NULL,NULL,418,1767226025274);
INSERT INTO "audit" VALUES('019b76e1c3154e5fa7c8d4e317a9fb29','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,27935,1767226065685);
INSERT INTO "audit" VALUES('019b76e1ca0b45bab53cd930f7c283a8','DeleteDataVolume','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VolumeVO','019b76e1247d4d4da598421e3c4f7440',NULL,'e0fe19451af4406516970841d6cf1bbb',1,NULL,NULL,1276,1767226067467);
INSERT INTO "audit" VALUES('019b76e264c349678d6b978932c98f2b','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,30403,1767226107075);
INSERT INTO "audit" VALUES('019b76e2872640f8893273d958b8113a','StopVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dbabf742d18c7bee447ada70d3',NULL,'69ce675525c01c1673d747aeea76ee47',1,NULL,NULL,7516,1767226115878);
INSERT INTO "audit" VALUES('019b76e2f93244a1938b70c1f33f5f48','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,19774,1767226145074);
INSERT INTO "audit" VALUES('019b76e317ab449e8fbda69c4ff3bcb2','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dbabf749da88c937fbe2753b75',NULL,'54d28ca3e0f26949a4dac2232e9e9b9f',1,NULL,NULL,6599,1767226152875);
INSERT INTO "audit" VALUES('019b76e37f9046bfb22b3b0902432804','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,20390,1767226179472);
INSERT INTO "audit" VALUES('019b76e397b34ffd9ef578942dd16e7f','DestroyVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca',NULL,'c3793d3d9b7b27ba4afb83f551368bb6',1,NULL,NULL,4378,1767226185651);
INSERT INTO "audit" VALUES('019b76e427a34d5db31c0d02b902c59c','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,18793,1767226222499);
INSERT INTO "audit" VALUES('019b76e439bb4bbeaf43d36295db6202','ExpungeVmInstance','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca',NULL,'2b79cf4f461f487c39152cb064cb607c',1,NULL,NULL,3431,1767226227131);
INSERT INTO "audit" VALUES('019b76e499e34fcdb023b732f0621da9','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,15051,1767226251747);
INSERT INTO "audit" VALUES('019b76e4a56c4ecc908e012322dd3464','CreateUserTag','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,'22ef0dba060e7794be00eb2243ed9ce7',1,NULL,NULL,2116,1767226254700);
INSERT INTO "audit" VALUES('019b76e50ba84f4cbc251e50b14a1e69','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,17586,1767226280872);
INSERT INTO "audit" VALUES('019b76e5990c449083c18642503225b7','CreateAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1','AccountVO','019b76e517c24717ba29f1e6b3e34a83',NULL,'dcfd1fcd9779720657c7cf75cb0dc644',1,NULL,NULL,33168,1767226317068);
INSERT INTO "audit" VALUES('019b76e6267a4265a42fdd996a54dcca','LogInByAccount','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,NULL,1,NULL,NULL,24985,1767226353274);
INSERT INTO "audit" VALUES('019b76e638524b24bbd22756ccfb080d','ShareResource','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','127.0.0.1',NULL,NULL,NULL,'4c3f6ce605896ef9a3148bd12d8a1733',1,NULL,NULL,3139,1767226357842);
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
INSERT INTO "backup_storage" VALUES('019b76db544d4848bdea21dd2ba6d640','store',NULL,'/export/images',10995116277760,10994042535936,'SftpBackupStorage','Enabled','Connected','192.168.10.5','root','secret',22,0,1073741824,1767225644109,1767225645531);
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
INSERT INTO "backup_storage_zone_ref" VALUES(1,'019b76db544d4073b2a2ebda0a7cc750','019b76db544d4848bdea21dd2ba6d640',1767225648547,1767225648547);
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
INSERT INTO "cluster" VALUES('019b76db5bfa470bab5c6b522adf4b62','cluster',NULL,'019b76db544d4073b2a2ebda0a7cc750','KVM','Enabled','zstack','x86_64',1767225646074,1767225655266);
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
INSERT INTO "disk_offering" VALUES('019b76db544d4cc5baa6aa0d65f2f8e1','disk-20g',NULL,21474836480,0,'Enabled','DefaultDiskOfferingType','DefaultPrimaryStorageAllocationStrategy',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225644109,1767225644109);
CREATE TABLE event (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(64) NOT NULL, 
	time BIGINT NOT NULL, 
	resource_type VARCHAR(64) NOT NULL, 
	resource_uuid VARCHAR(32) NOT NULL, 
	account_uuid VARCHAR(32), 
	body JSON NOT NULL
);
INSERT INTO "event" VALUES(1,'account.created',1767225630624,'AccountVO','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"admin","type":"SystemAdmin"}');
INSERT INTO "event" VALUES(2,'policy.created',1767225630624,'PolicyVO','019b76db1fa04deb997d228882cef50b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"DEFAULT-READ-36c27e8ff05c4780bf6d2fa65700f22e","statements":[{"name":"read","effect":"Allow","actions":["*:read"]}],"accountUuid":"36c27e8ff05c4780bf6d2fa65700f22e"}');
INSERT INTO "event" VALUES(3,'policy.created',1767225630624,'PolicyVO','019b76db1fa045edba3dd499ed3147a8','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"USER-RESET-PASSWORD-36c27e8ff05c4780bf6d2fa65700f22e","statements":[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}],"accountUuid":"36c27e8ff05c4780bf6d2fa65700f22e"}');
INSERT INTO "event" VALUES(4,'backupStorage.created',1767225644109,'BackupStorageVO','019b76db544d4848bdea21dd2ba6d640',NULL,'{"name":"store","state":"Enabled","status":"Connecting","type":"SftpBackupStorage"}');
INSERT INTO "event" VALUES(5,'instanceOffering.created',1767225644109,'InstanceOfferingVO','019b76db544d4e8286a077a8ec06602b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"small","state":"Enabled","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(6,'instanceOffering.created',1767225644109,'InstanceOfferingVO','019b76db544d4e6f9819d0ef95e98d48','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"large","state":"Enabled","cpuNum":4,"memorySize":8589934592}');
INSERT INTO "event" VALUES(7,'diskOffering.created',1767225644109,'DiskOfferingVO','019b76db544d4cc5baa6aa0d65f2f8e1','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"disk-20g","state":"Enabled","diskSize":21474836480}');
INSERT INTO "event" VALUES(8,'zone.created',1767225644109,'ZoneVO','019b76db544d4073b2a2ebda0a7cc750',NULL,'{"name":"zone","description":"The only one.","state":"Enabled","isDefault":false}');
INSERT INTO "event" VALUES(9,'backupStorage.connected',1767225645531,'BackupStorageVO','019b76db544d4848bdea21dd2ba6d640',NULL,'{"name":"store","state":"Enabled","status":"Connected","type":"SftpBackupStorage"}');
INSERT INTO "event" VALUES(10,'cluster.created',1767225646074,'ClusterVO','019b76db5bfa470bab5c6b522adf4b62',NULL,'{"name":"cluster","state":"Enabled","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(11,'primaryStorage.created',1767225646074,'PrimaryStorageVO','019b76db5bfa4dcdb11973195ebcd812',NULL,'{"name":"nfs","state":"Enabled","status":"Connecting","type":"NFS","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750"}');
INSERT INTO "event" VALUES(12,'primaryStorage.created',1767225646074,'PrimaryStorageVO','019b76db5bfa48b7902fde66f27865fe',NULL,'{"name":"local","state":"Enabled","status":"Connecting","type":"LocalStorage","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750"}');
INSERT INTO "event" VALUES(13,'l2Network.created',1767225646074,'L2NetworkVO','019b76db5bfa48659d25786dfaf0e3b8',NULL,'{"name":"front","type":"L2NoVlanNetwork","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","physicalInterface":"eth0"}');
INSERT INTO "event" VALUES(14,'l2Network.created',1767225646074,'L2NetworkVO','019b76db5bfa49ec860c02da1554c81d',NULL,'{"name":"back","type":"L2VlanNetwork","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","physicalInterface":"eth0"}');
INSERT INTO "event" VALUES(15,'primaryStorage.disconnected',1767225647266,'PrimaryStorageVO','019b76db5bfa4dcdb11973195ebcd812',NULL,'{"name":"nfs","state":"Enabled","status":"Disconnected","type":"NFS","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750"}');
INSERT INTO "event" VALUES(16,'image.created',1767225648547,'ImageVO','019b76db65a34aeab72c3642fcb0a6c8','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ubuntu","state":"Enabled","status":"Downloading","size":0,"mediaType":"RootVolumeTemplate","platform":"Linux","format":"qcow2"}');
INSERT INTO "event" VALUES(17,'host.created',1767225648547,'HostVO','019b76db65a340389e13ada35f52312e',NULL,'{"name":"host-0","state":"Enabled","status":"Connecting","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","managementIp":"192.168.1.11","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(18,'host.created',1767225648547,'HostVO','019b76db65a34e1c9ed46cdecae71e63',NULL,'{"name":"host-1","state":"Enabled","status":"Connecting","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","managementIp":"192.168.1.12","hypervisorType":"KVM"}');
INSERT INTO "event" VALUES(19,'l3Network.created',1767225648547,'L3NetworkVO','019b76db65a34a65a3c7be85615b18b3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"public","state":"Enabled","type":"L3BasicNetwork","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","l2NetworkUuid":"019b76db5bfa48659d25786dfaf0e3b8"}');
INSERT INTO "event" VALUES(20,'l3Network.created',1767225648547,'L3NetworkVO','019b76db65a34424860b9668ad153759','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"private","state":"Enabled","type":"L3BasicNetwork","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","l2NetworkUuid":"019b76db5bfa49ec860c02da1554c81d"}');
INSERT INTO "event" VALUES(21,'primaryStorage.connected',1767225648547,'PrimaryStorageVO','019b76db5bfa48b7902fde66f27865fe',NULL,'{"name":"local","state":"Enabled","status":"Connected","type":"LocalStorage","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750"}');
INSERT INTO "event" VALUES(22,'ipRange.created',1767225652406,'IpRangeVO','019b76db74b64e8fb153293cf5d97bc7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"servers","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","startIp":"10.10.0.10","endIp":"10.10.0.250","netmask":"255.255.255.0","gateway":"10.10.0.1"}');
INSERT INTO "event" VALUES(23,'ipRange.created',1767225652406,'IpRangeVO','019b76db74b6400ea520f74ad9c6d5c9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"range","l3NetworkUuid":"019b76db65a34424860b9668ad153759","startIp":"10.20.0.2","endIp":"10.20.0.254","netmask":"255.255.255.0","gateway":"10.20.0.1"}');
INSERT INTO "event" VALUES(24,'image.ready',1767225652406,'ImageVO','019b76db65a34aeab72c3642fcb0a6c8','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ubuntu","state":"Enabled","status":"Ready","size":4294967296,"mediaType":"RootVolumeTemplate","platform":"Linux","format":"qcow2"}');
INSERT INTO "event" VALUES(25,'host.updated',1767225652656,'HostVO','019b76db65a340389e13ada35f52312e',NULL,'{"name":"host-0","state":"Enabled","status":"Connecting","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","managementIp":"192.168.1.11","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(26,'host.updated',1767225653577,'HostVO','019b76db65a34e1c9ed46cdecae71e63',NULL,'{"name":"host-1","state":"Enabled","status":"Connecting","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","managementIp":"192.168.1.12","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(27,'cluster.updated',1767225655266,'ClusterVO','019b76db5bfa470bab5c6b522adf4b62',NULL,'{"name":"cluster","state":"Enabled","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","hypervisorType":"KVM","architecture":"x86_64"}');
INSERT INTO "event" VALUES(28,'host.connected',1767225655266,'HostVO','019b76db65a340389e13ada35f52312e',NULL,'{"name":"host-0","state":"Enabled","status":"Connected","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","managementIp":"192.168.1.11","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(29,'host.connected',1767225655353,'HostVO','019b76db65a34e1c9ed46cdecae71e63',NULL,'{"name":"host-1","state":"Enabled","status":"Connected","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","managementIp":"192.168.1.12","hypervisorType":"KVM","cpuNum":16,"architecture":"x86_64"}');
INSERT INTO "event" VALUES(30,'primaryStorage.connected',1767225662808,'PrimaryStorageVO','019b76db5bfa4dcdb11973195ebcd812',NULL,'{"name":"nfs","state":"Enabled","status":"Connected","type":"NFS","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750"}');
INSERT INTO "event" VALUES(31,'vm.created',1767225666551,'VmInstanceVO','019b76dbabf740bf804e1ba66bc88f21','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Starting","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a340389e13ada35f52312e","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74fc888a9ede89fe014b6","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(32,'volume.created',1767225666551,'VolumeVO','019b76dbabf74fc888a9ede89fe014b6','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76dbabf740bf804e1ba66bc88f21]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(33,'vmNic.created',1767225666551,'VmNicVO','019b76dbabf7483b8b74ee5651baeb89','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.215","mac":"fa:7a:bd:e7:3b:00","deviceId":0}');
INSERT INTO "event" VALUES(34,'vmNic.created',1767225666551,'VmNicVO','019b76dbabf743cbb3a3708ef6158f51','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.83","mac":"fa:19:75:7d:cb:01","deviceId":1}');
INSERT INTO "event" VALUES(35,'vm.created',1767225666551,'VmInstanceVO','019b76dbabf742d18c7bee447ada70d3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Starting","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a34e1c9ed46cdecae71e63","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74051b78450894e40f6a9","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(36,'volume.created',1767225666551,'VolumeVO','019b76dbabf74051b78450894e40f6a9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dbabf742d18c7bee447ada70d3]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(37,'vmNic.created',1767225666551,'VmNicVO','019b76dbabf74b5d8df7e77825cbd71c','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.239","mac":"fa:98:e9:bb:05:00","deviceId":0}');
INSERT INTO "event" VALUES(38,'vmNic.created',1767225666551,'VmNicVO','019b76dbabf741be924ca0d185335688','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.212","mac":"fa:9f:dc:ee:78:01","deviceId":1}');
INSERT INTO "event" VALUES(39,'vm.created',1767225666551,'VmInstanceVO','019b76dbabf749da88c937fbe2753b75','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Starting","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a340389e13ada35f52312e","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf749f89ad2125cf1f97f9f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(40,'volume.created',1767225666551,'VolumeVO','019b76dbabf749f89ad2125cf1f97f9f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dbabf749da88c937fbe2753b75]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(41,'vmNic.created',1767225666551,'VmNicVO','019b76dbabf74faebc547c8d150e9c1c','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.208","mac":"fa:a9:e2:37:e0:00","deviceId":0}');
INSERT INTO "event" VALUES(42,'vmNic.created',1767225666551,'VmNicVO','019b76dbabf74bb385e827a0ee856cab','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.240","mac":"fa:cd:e4:fd:7f:01","deviceId":1}');
INSERT INTO "event" VALUES(43,'vm.created',1767225666551,'VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Starting","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a34e1c9ed46cdecae71e63","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf7401aadd1701d38eae30f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(44,'volume.created',1767225666551,'VolumeVO','019b76dbabf7401aadd1701d38eae30f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dbabf74a1d874b5d7437f143ca]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(45,'vmNic.created',1767225666551,'VmNicVO','019b76dbabf74e40a5830cb2589a5673','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.13","mac":"fa:75:ce:9f:72:00","deviceId":0}');
INSERT INTO "event" VALUES(46,'vmNic.created',1767225666551,'VmNicVO','019b76dbabf745f1991b2f910a00e6a2','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.38","mac":"fa:b9:d9:08:54:01","deviceId":1}');
INSERT INTO "event" VALUES(47,'vm.created',1767225666551,'VmInstanceVO','019b76dbabf740f1bf7d652c4d4e5b0e','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-4","state":"Starting","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a340389e13ada35f52312e","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74d9388c5bbfd189506e3","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(48,'volume.created',1767225666551,'VolumeVO','019b76dbabf74d9388c5bbfd189506e3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76dbabf740f1bf7d652c4d4e5b0e]","type":"Root","state":"Enabled","status":"Creating","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf740f1bf7d652c4d4e5b0e","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(49,'vmNic.created',1767225666551,'VmNicVO','019b76dbabf74dde850ec7d36059b5a7','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf740f1bf7d652c4d4e5b0e","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","ip":"10.10.0.41","mac":"fa:4b:27:fa:58:00","deviceId":0}');
INSERT INTO "event" VALUES(50,'vmNic.created',1767225666551,'VmNicVO','019b76dbabf747bab8fe86078747349d','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf740f1bf7d652c4d4e5b0e","l3NetworkUuid":"019b76db65a34424860b9668ad153759","ip":"10.20.0.149","mac":"fa:92:d6:3f:85:01","deviceId":1}');
INSERT INTO "event" VALUES(51,'volume.ready',1767225676502,'VolumeVO','019b76dbabf74fc888a9ede89fe014b6','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-0","description":"Root volume for VM[uuid:019b76dbabf740bf804e1ba66bc88f21]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(52,'volume.ready',1767225676757,'VolumeVO','019b76dbabf74d9388c5bbfd189506e3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-4","description":"Root volume for VM[uuid:019b76dbabf740f1bf7d652c4d4e5b0e]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf740f1bf7d652c4d4e5b0e","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(53,'volume.ready',1767225676757,'VolumeVO','019b76dbabf749f89ad2125cf1f97f9f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dbabf749da88c937fbe2753b75]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(54,'volume.ready',1767225676757,'VolumeVO','019b76dbabf7401aadd1701d38eae30f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dbabf74a1d874b5d7437f143ca]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(55,'volume.ready',1767225676757,'VolumeVO','019b76dbabf74051b78450894e40f6a9','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-1","description":"Root volume for VM[uuid:019b76dbabf742d18c7bee447ada70d3]","type":"Root","state":"Enabled","status":"Ready","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf742d18c7bee447ada70d3","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(56,'vm.running',1767225678687,'VmInstanceVO','019b76dbabf740bf804e1ba66bc88f21','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-0","state":"Running","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a340389e13ada35f52312e","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74fc888a9ede89fe014b6","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(57,'vm.running',1767225680053,'VmInstanceVO','019b76dbabf742d18c7bee447ada70d3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Running","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a34e1c9ed46cdecae71e63","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74051b78450894e40f6a9","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(58,'vm.running',1767225680053,'VmInstanceVO','019b76dbabf749da88c937fbe2753b75','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Running","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a340389e13ada35f52312e","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf749f89ad2125cf1f97f9f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(59,'vm.running',1767225680575,'VmInstanceVO','019b76dbabf740f1bf7d652c4d4e5b0e','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-4","state":"Running","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a340389e13ada35f52312e","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74d9388c5bbfd189506e3","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(60,'vm.running',1767225680842,'VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Running","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a34e1c9ed46cdecae71e63","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf7401aadd1701d38eae30f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(61,'volume.created',1767225923610,'VolumeVO','019b76df981a456e84e698793a75641b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"NotInstantiated","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(62,'volume.creating',1767225952793,'VolumeVO','019b76df981a456e84e698793a75641b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76db5bfa4dcdb11973195ebcd812","format":"qcow2","isShareable":false}');
INSERT INTO "event" VALUES(63,'volume.updated',1767225952793,'VolumeVO','019b76df981a456e84e698793a75641b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Creating","size":1073741824,"primaryStorageUuid":"019b76db5bfa4dcdb11973195ebcd812","vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(64,'volume.ready',1767225954126,'VolumeVO','019b76df981a456e84e698793a75641b','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"attached","type":"Data","state":"Enabled","status":"Ready","size":1073741824,"primaryStorageUuid":"019b76db5bfa4dcdb11973195ebcd812","vmInstanceUuid":"019b76dbabf740bf804e1ba66bc88f21","format":"qcow2","deviceId":1,"isShareable":false}');
INSERT INTO "event" VALUES(65,'volume.created',1767225988485,'VolumeVO','019b76e095854ee58725d787f0e1c2d7','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"free","type":"Data","state":"Enabled","status":"NotInstantiated","size":2147483648,"isShareable":false}');
INSERT INTO "event" VALUES(66,'volume.created',1767226025085,'VolumeVO','019b76e1247d4d4da598421e3c4f7440','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"deleted","type":"Data","state":"Enabled","status":"NotInstantiated","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(67,'volume.deleted',1767226066540,'VolumeVO','019b76e1247d4d4da598421e3c4f7440','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"deleted","type":"Data","state":"Enabled","status":"Deleted","size":1073741824,"isShareable":false}');
INSERT INTO "event" VALUES(68,'vm.stopping',1767226109276,'VmInstanceVO','019b76dbabf742d18c7bee447ada70d3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Stopping","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a34e1c9ed46cdecae71e63","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74051b78450894e40f6a9","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(69,'vm.stopped',1767226114030,'VmInstanceVO','019b76dbabf742d18c7bee447ada70d3','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-1","state":"Stopped","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf74051b78450894e40f6a9","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(70,'vm.destroying',1767226147405,'VmInstanceVO','019b76dbabf749da88c937fbe2753b75','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Destroying","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a340389e13ada35f52312e","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf749f89ad2125cf1f97f9f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(71,'vmNic.updated',1767226149724,'VmNicVO','019b76dbabf74bb385e827a0ee856cab','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","l3NetworkUuid":"019b76db65a34424860b9668ad153759","mac":"fa:cd:e4:fd:7f:01","deviceId":1}');
INSERT INTO "event" VALUES(72,'vmNic.updated',1767226149724,'VmNicVO','019b76dbabf74faebc547c8d150e9c1c','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","mac":"fa:a9:e2:37:e0:00","deviceId":0}');
INSERT INTO "event" VALUES(73,'volume.deleted',1767226149724,'VolumeVO','019b76dbabf749f89ad2125cf1f97f9f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-2","description":"Root volume for VM[uuid:019b76dbabf749da88c937fbe2753b75]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf749da88c937fbe2753b75","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(74,'vm.destroyed',1767226149724,'VmInstanceVO','019b76dbabf749da88c937fbe2753b75','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-2","state":"Destroyed","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf749f89ad2125cf1f97f9f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(75,'vm.destroying',1767226182238,'VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Destroying","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","hostUuid":"019b76db65a34e1c9ed46cdecae71e63","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf7401aadd1701d38eae30f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(76,'vmNic.updated',1767226183205,'VmNicVO','019b76dbabf745f1991b2f910a00e6a2','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","l3NetworkUuid":"019b76db65a34424860b9668ad153759","mac":"fa:b9:d9:08:54:01","deviceId":1}');
INSERT INTO "event" VALUES(77,'vmNic.updated',1767226183205,'VmNicVO','019b76dbabf74e40a5830cb2589a5673','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","mac":"fa:75:ce:9f:72:00","deviceId":0}');
INSERT INTO "event" VALUES(78,'volume.deleted',1767226183205,'VolumeVO','019b76dbabf7401aadd1701d38eae30f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dbabf74a1d874b5d7437f143ca]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(79,'vm.destroyed',1767226183205,'VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Destroyed","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf7401aadd1701d38eae30f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(80,'vm.expunging',1767226224095,'VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Expunging","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf7401aadd1701d38eae30f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(81,'volume.expunged',1767226224868,'VolumeVO','019b76dbabf7401aadd1701d38eae30f','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"ROOT-for-web-3","description":"Root volume for VM[uuid:019b76dbabf74a1d874b5d7437f143ca]","type":"Root","state":"Enabled","status":"Deleted","size":4294967296,"primaryStorageUuid":"019b76db5bfa48b7902fde66f27865fe","vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","rootImageUuid":"019b76db65a34aeab72c3642fcb0a6c8","format":"qcow2","deviceId":0,"isShareable":false}');
INSERT INTO "event" VALUES(82,'vmNic.deleted',1767226224868,'VmNicVO','019b76dbabf745f1991b2f910a00e6a2','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","l3NetworkUuid":"019b76db65a34424860b9668ad153759","mac":"fa:b9:d9:08:54:01","deviceId":1}');
INSERT INTO "event" VALUES(83,'vmNic.deleted',1767226224868,'VmNicVO','019b76dbabf74e40a5830cb2589a5673','36c27e8ff05c4780bf6d2fa65700f22e','{"vmInstanceUuid":"019b76dbabf74a1d874b5d7437f143ca","l3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","mac":"fa:75:ce:9f:72:00","deviceId":0}');
INSERT INTO "event" VALUES(84,'vm.deleted',1767226224868,'VmInstanceVO','019b76dbabf74a1d874b5d7437f143ca','36c27e8ff05c4780bf6d2fa65700f22e','{"name":"web-3","state":"Expunging","zoneUuid":"019b76db544d4073b2a2ebda0a7cc750","clusterUuid":"019b76db5bfa470bab5c6b522adf4b62","imageUuid":"019b76db65a34aeab72c3642fcb0a6c8","instanceOfferingUuid":"019b76db544d4e8286a077a8ec06602b","rootVolumeUuid":"019b76dbabf7401aadd1701d38eae30f","defaultL3NetworkUuid":"019b76db65a34a65a3c7be85615b18b3","cpuNum":1,"memorySize":1073741824}');
INSERT INTO "event" VALUES(85,'account.created',1767226312671,'AccountVO','019b76e517c24717ba29f1e6b3e34a83','019b76e517c24717ba29f1e6b3e34a83','{"name":"tenant","type":"Normal"}');
INSERT INTO "event" VALUES(86,'quota.created',1767226312671,'QuotaVO','019b76e587df43e58c87899a4d94f57b','019b76e517c24717ba29f1e6b3e34a83','{"name":"accessKey.num","value":200}');
INSERT INTO "event" VALUES(87,'quota.created',1767226312671,'QuotaVO','019b76e587df4fec83c58b12ad58fa62','019b76e517c24717ba29f1e6b3e34a83','{"name":"diskOffering.num","value":20}');
INSERT INTO "event" VALUES(88,'quota.created',1767226312671,'QuotaVO','019b76e587df4509933ccc8ae2bdbd8f','019b76e517c24717ba29f1e6b3e34a83','{"name":"image.num","value":20}');
INSERT INTO "event" VALUES(89,'quota.created',1767226312671,'QuotaVO','019b76e587df466bbd49946965ec86b5','019b76e517c24717ba29f1e6b3e34a83','{"name":"image.size","value":10995116277760}');
INSERT INTO "event" VALUES(90,'quota.created',1767226312671,'QuotaVO','019b76e587df4d2dbf0dc954d94d488c','019b76e517c24717ba29f1e6b3e34a83','{"name":"l3.num","value":20}');
INSERT INTO "event" VALUES(91,'quota.created',1767226312671,'QuotaVO','019b76e587df4e3da2ad369f366376e5','019b76e517c24717ba29f1e6b3e34a83','{"name":"longJob.num","value":1000}');
INSERT INTO "event" VALUES(92,'quota.created',1767226312671,'QuotaVO','019b76e587df42bfbb30cbd22083d656','019b76e517c24717ba29f1e6b3e34a83','{"name":"longJob.unfinished.num","value":100}');
INSERT INTO "event" VALUES(93,'quota.created',1767226312671,'QuotaVO','019b76e587df40198d71992b455a0b51','019b76e517c24717ba29f1e6b3e34a83','{"name":"policy.num","value":100}');
INSERT INTO "event" VALUES(94,'quota.created',1767226312671,'QuotaVO','019b76e587df4f5f93947be2d7d60cda','019b76e517c24717ba29f1e6b3e34a83','{"name":"policy.size","value":2000}');
INSERT INTO "event" VALUES(95,'quota.created',1767226312671,'QuotaVO','019b76e587df43bea2946ef9ee677b29','019b76e517c24717ba29f1e6b3e34a83','{"name":"user.num","value":200}');
INSERT INTO "event" VALUES(96,'quota.created',1767226312671,'QuotaVO','019b76e587df45bc93792aa5eb250dac','019b76e517c24717ba29f1e6b3e34a83','{"name":"userGroup.num","value":100}');
INSERT INTO "event" VALUES(97,'quota.created',1767226312671,'QuotaVO','019b76e587df481aa3fb733a70163d88','019b76e517c24717ba29f1e6b3e34a83','{"name":"vm.cpuNum","value":80}');
INSERT INTO "event" VALUES(98,'quota.created',1767226312671,'QuotaVO','019b76e587df4bf7a27673df324ad251','019b76e517c24717ba29f1e6b3e34a83','{"name":"vm.memorySize","value":85899345920}');
INSERT INTO "event" VALUES(99,'quota.created',1767226312671,'QuotaVO','019b76e587df4c31a3808eeeee4f0b00','019b76e517c24717ba29f1e6b3e34a83','{"name":"vm.num","value":20}');
INSERT INTO "event" VALUES(100,'quota.created',1767226312671,'QuotaVO','019b76e587df47edaba2577c2d71c35c','019b76e517c24717ba29f1e6b3e34a83','{"name":"vm.totalNum","value":20}');
INSERT INTO "event" VALUES(101,'quota.created',1767226312671,'QuotaVO','019b76e587df4ad281fc1bf3672308e2','019b76e517c24717ba29f1e6b3e34a83','{"name":"volume.capacity","value":10995116277760}');
INSERT INTO "event" VALUES(102,'quota.created',1767226312671,'QuotaVO','019b76e587df45d4857ab2a214634ca3','019b76e517c24717ba29f1e6b3e34a83','{"name":"volume.data.num","value":40}');
INSERT INTO "event" VALUES(103,'quota.created',1767226312671,'QuotaVO','019b76e587df4838be37b26123e84863','019b76e517c24717ba29f1e6b3e34a83','{"name":"webHook.num","value":20}');
INSERT INTO "event" VALUES(104,'policy.created',1767226312671,'PolicyVO','019b76e587df44ee86f4f815fb28b446','019b76e517c24717ba29f1e6b3e34a83','{"name":"DEFAULT-READ-019b76e517c24717ba29f1e6b3e34a83","statements":[{"name":"read","effect":"Allow","actions":["*:read"]}],"accountUuid":"019b76e517c24717ba29f1e6b3e34a83"}');
INSERT INTO "event" VALUES(105,'policy.created',1767226312671,'PolicyVO','019b76e587df47fd8c5e7f8aac36d72d','019b76e517c24717ba29f1e6b3e34a83','{"name":"USER-RESET-PASSWORD-019b76e517c24717ba29f1e6b3e34a83","statements":[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}],"accountUuid":"019b76e517c24717ba29f1e6b3e34a83"}');
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
INSERT INTO "host" VALUES('019b76db65a340389e13ada35f52312e','host-0',NULL,'019b76db544d4073b2a2ebda0a7cc750','019b76db5bfa470bab5c6b522adf4b62','192.168.1.11','KVM','Enabled','Connected',160,158,2,68719476736,66571993088,16,'x86_64',2,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225648547,1767225655266,0,NULL,NULL);
INSERT INTO "host" VALUES('019b76db65a34e1c9ed46cdecae71e63','host-1',NULL,'019b76db544d4073b2a2ebda0a7cc750','019b76db5bfa470bab5c6b522adf4b62','192.168.1.12','KVM','Enabled','Connected',160,160,2,68719476736,68719476736,16,'x86_64',0,1073741824,0,'root','secret',22,'centos','Core','7.9.2009',NULL,NULL,1767225648547,1767225655353,0,NULL,NULL);
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
INSERT INTO "image" VALUES('019b76db65a34aeab72c3642fcb0a6c8','ubuntu',NULL,'Enabled','Ready',4294967296,1073741824,'555bc39519e4fee02d0da71c9983e964','http://images.example.com/ubuntu-22.04.qcow2','RootVolumeTemplate','Linux','zstack','Linux','x86_64','qcow2',0,1,'36c27e8ff05c4780bf6d2fa65700f22e',1767225648547,1767225652406);
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
INSERT INTO "image_backup_storage_ref" VALUES(1,'019b76db65a34aeab72c3642fcb0a6c8','019b76db544d4848bdea21dd2ba6d640','/export/images/rootVolumeTemplates/acct-36c27e8ff05c4780bf6d2fa65700f22e/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2','Ready',1073741824,NULL,1767225648547,1767225652406);
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
INSERT INTO "image_cache" VALUES(1,'019b76db5bfa48b7902fde66f27865fe','019b76db65a34aeab72c3642fcb0a6c8','019b76db65a340389e13ada35f52312e','/var/lib/vms/imagecache/template/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225672902,1767225675728);
INSERT INTO "image_cache" VALUES(2,'019b76db5bfa48b7902fde66f27865fe','019b76db65a34aeab72c3642fcb0a6c8','019b76db65a34e1c9ed46cdecae71e63','/var/lib/vms/imagecache/template/019b76db65a34aeab72c3642fcb0a6c8/019b76db65a34aeab72c3642fcb0a6c8.qcow2','RootVolumeTemplate',1073741824,'555bc39519e4fee02d0da71c9983e964','ready',1767225673892,1767225676247);
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
INSERT INTO "instance_offering" VALUES('019b76db544d4e8286a077a8ec06602b','small',NULL,1,0,1073741824,0,'UserVm','LeastVmPreferredHostAllocatorStrategy',0,'Enabled',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225644109,1767225644109);
INSERT INTO "instance_offering" VALUES('019b76db544d4e6f9819d0ef95e98d48','large',NULL,4,0,8589934592,0,'UserVm','LeastVmPreferredHostAllocatorStrategy',0,'Enabled',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225644109,1767225644109);
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
INSERT INTO "ip_range" VALUES('019b76db74b64e8fb153293cf5d97bc7','servers',NULL,'019b76db65a34a65a3c7be85615b18b3','10.10.0.10','10.10.0.250','255.255.255.0','10.10.0.1','10.10.0.0/24',4,24,'Normal',168427530,168427770,168427530,168427529,1767225652406,1767225652406);
INSERT INTO "ip_range" VALUES('019b76db74b6400ea520f74ad9c6d5c9','range',NULL,'019b76db65a34424860b9668ad153759','10.20.0.2','10.20.0.254','255.255.255.0','10.20.0.1','10.20.0.0/24',4,24,'Normal',169082882,169083134,169082882,169082881,1767225652406,1767225652406);
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
INSERT INTO "l2_network" VALUES('019b76db5bfa48659d25786dfaf0e3b8','front',NULL,'019b76db544d4073b2a2ebda0a7cc750','eth0','L2NoVlanNetwork','LinuxBridge',0,NULL,0,NULL,1767225646074,1767225646074);
INSERT INTO "l2_network" VALUES('019b76db5bfa49ec860c02da1554c81d','back',NULL,'019b76db544d4073b2a2ebda0a7cc750','eth0','L2VlanNetwork','LinuxBridge',100,100,0,NULL,1767225646074,1767225646074);
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
INSERT INTO "l2_network_cluster_ref" VALUES('019b76db5bfa48659d25786dfaf0e3b8','019b76db5bfa470bab5c6b522adf4b62',NULL,1,'019b76db922a4fd4afe7ac446cc12d46');
INSERT INTO "l2_network_cluster_ref" VALUES('019b76db5bfa49ec860c02da1554c81d','019b76db5bfa470bab5c6b522adf4b62',NULL,1,'019b76db922a481fbdc709358d4fbf1c');
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
INSERT INTO "l3_network" VALUES('019b76db65a34a65a3c7be85615b18b3','public',NULL,'L3BasicNetwork','019b76db544d4073b2a2ebda0a7cc750','019b76db5bfa48659d25786dfaf0e3b8','Enabled',NULL,0,'Public',4,1,0,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225648547,1767225648547);
INSERT INTO "l3_network" VALUES('019b76db65a34424860b9668ad153759','private',NULL,'L3BasicNetwork','019b76db544d4073b2a2ebda0a7cc750','019b76db5bfa49ec860c02da1554c81d','Enabled',NULL,0,'Private',4,1,0,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225648547,1767225648547);
CREATE TABLE l3_network_dns (
	id INTEGER NOT NULL, 
	l3_network_uuid VARCHAR(32) NOT NULL, 
	dns VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_l3_network_dns PRIMARY KEY (id), 
	CONSTRAINT fk_l3_network_dns_l3_network_uuid FOREIGN KEY(l3_network_uuid) REFERENCES l3_network (uuid) ON DELETE CASCADE, 
	CONSTRAINT uq_l3_network_dns_l3_network_uuid_dns UNIQUE (l3_network_uuid, dns)
);
INSERT INTO "l3_network_dns" VALUES(1,'019b76db65a34a65a3c7be85615b18b3','1.1.1.1');
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
INSERT INTO "local_storage_host_ref" VALUES('019b76db65a340389e13ada35f52312e','019b76db5bfa48b7902fde66f27865fe',4398046511104,4384087867392,4398046511104,4398046511104,0,12884901888,1073741824,1767225662558,1767225662558);
INSERT INTO "local_storage_host_ref" VALUES('019b76db65a34e1c9ed46cdecae71e63','019b76db5bfa48b7902fde66f27865fe',4398046511104,4392677801984,4398046511104,4398046511104,0,4294967296,1073741824,1767225662558,1767225662558);
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
INSERT INTO "login_known_address" VALUES('pair:fc8252c8dc55839967c58b9ad755a59b61b67c13227ddae4bd3f78a38bf394f7',1795893751457);
INSERT INTO "login_known_address" VALUES('pair:0918a3927b9153fd43f30d7c31e8229f6130f59d4e8d3fa06d23c65513872582',1795893753064);
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
INSERT INTO "policy" VALUES('019b76db1fa04deb997d228882cef50b','DEFAULT-READ-36c27e8ff05c4780bf6d2fa65700f22e',NULL,'[{"name":"read","effect":"Allow","actions":["*:read"]}]','36c27e8ff05c4780bf6d2fa65700f22e',1767225630624,1767225630624,2);
INSERT INTO "policy" VALUES('019b76db1fa045edba3dd499ed3147a8','USER-RESET-PASSWORD-36c27e8ff05c4780bf6d2fa65700f22e',NULL,'[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}]','36c27e8ff05c4780bf6d2fa65700f22e',1767225630624,1767225630624,3);
INSERT INTO "policy" VALUES('019b76e587df44ee86f4f815fb28b446','DEFAULT-READ-019b76e517c24717ba29f1e6b3e34a83',NULL,'[{"name":"read","effect":"Allow","actions":["*:read"]}]','019b76e517c24717ba29f1e6b3e34a83',1767226312671,1767226312671,2);
INSERT INTO "policy" VALUES('019b76e587df47fd8c5e7f8aac36d72d','USER-RESET-PASSWORD-019b76e517c24717ba29f1e6b3e34a83',NULL,'[{"name":"password","effect":"Allow","actions":["UpdateUser","CheckApiPermission"]}]','019b76e517c24717ba29f1e6b3e34a83',1767226312671,1767226312671,3);
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
INSERT INTO "primary_storage" VALUES('019b76db5bfa4dcdb11973195ebcd812','nfs',NULL,'019b76db544d4073b2a2ebda0a7cc750','192.168.10.6:/export/vms','NFS','Enabled','Connected','/opt/zstack/nfsprimarystorage/prim-019b76db5bfa4dcdb11973195ebcd812',1,0,0,'SftpBackupStorage',54975581388800,54974507646976,54975581388800,54975581388800,0,1073741824,0,100,1767225646074,1767225662808);
INSERT INTO "primary_storage" VALUES('019b76db5bfa48b7902fde66f27865fe','local',NULL,'019b76db544d4073b2a2ebda0a7cc750','/var/lib/vms','LocalStorage','Enabled','Connected','/var/lib/vms',0,1,0,'SftpBackupStorage',8796093022208,8776765669376,8796093022208,8796093022208,0,17179869184,2147483648,100,1767225646074,1767225662558);
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
INSERT INTO "primary_storage_cluster_ref" VALUES(1,'019b76db5bfa470bab5c6b522adf4b62','019b76db5bfa4dcdb11973195ebcd812',1,1767225659946,1767225662808);
INSERT INTO "primary_storage_cluster_ref" VALUES(2,'019b76db5bfa470bab5c6b522adf4b62','019b76db5bfa48b7902fde66f27865fe',1,1767225659946,1767225662558);
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
INSERT INTO "quota" VALUES('019b76e587df43e58c87899a4d94f57b','accessKey.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',200,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df4fec83c58b12ad58fa62','diskOffering.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',20,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df4509933ccc8ae2bdbd8f','image.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',20,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df466bbd49946965ec86b5','image.size','019b76e517c24717ba29f1e6b3e34a83','AccountVO',10995116277760,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df4d2dbf0dc954d94d488c','l3.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',20,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df4e3da2ad369f366376e5','longJob.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',1000,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df42bfbb30cbd22083d656','longJob.unfinished.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',100,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df40198d71992b455a0b51','policy.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',100,2,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df4f5f93947be2d7d60cda','policy.size','019b76e517c24717ba29f1e6b3e34a83','AccountVO',2000,5,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df43bea2946ef9ee677b29','user.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',200,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df45bc93792aa5eb250dac','userGroup.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',100,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df481aa3fb733a70163d88','vm.cpuNum','019b76e517c24717ba29f1e6b3e34a83','AccountVO',80,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df4bf7a27673df324ad251','vm.memorySize','019b76e517c24717ba29f1e6b3e34a83','AccountVO',85899345920,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df4c31a3808eeeee4f0b00','vm.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',20,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df47edaba2577c2d71c35c','vm.totalNum','019b76e517c24717ba29f1e6b3e34a83','AccountVO',20,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df4ad281fc1bf3672308e2','volume.capacity','019b76e517c24717ba29f1e6b3e34a83','AccountVO',10995116277760,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df45d4857ab2a214634ca3','volume.data.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',40,0,1767226312671,1767226312671);
INSERT INTO "quota" VALUES('019b76e587df4838be37b26123e84863','webHook.num','019b76e517c24717ba29f1e6b3e34a83','AccountVO',20,0,1767226312671,1767226312671);
CREATE TABLE resource (
	uuid VARCHAR(32) NOT NULL, 
	kind VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_resource PRIMARY KEY (uuid)
)
 WITHOUT ROWID

;
INSERT INTO "resource" VALUES('019b76db1fa045edba3dd499ed3147a8','PolicyVO');
INSERT INTO "resource" VALUES('019b76db1fa04deb997d228882cef50b','PolicyVO');
INSERT INTO "resource" VALUES('019b76db544d4073b2a2ebda0a7cc750','ZoneVO');
INSERT INTO "resource" VALUES('019b76db544d4848bdea21dd2ba6d640','BackupStorageVO');
INSERT INTO "resource" VALUES('019b76db544d4cc5baa6aa0d65f2f8e1','DiskOfferingVO');
INSERT INTO "resource" VALUES('019b76db544d4e6f9819d0ef95e98d48','InstanceOfferingVO');
INSERT INTO "resource" VALUES('019b76db544d4e8286a077a8ec06602b','InstanceOfferingVO');
INSERT INTO "resource" VALUES('019b76db5bfa470bab5c6b522adf4b62','ClusterVO');
INSERT INTO "resource" VALUES('019b76db5bfa48659d25786dfaf0e3b8','L2NetworkVO');
INSERT INTO "resource" VALUES('019b76db5bfa48b7902fde66f27865fe','PrimaryStorageVO');
INSERT INTO "resource" VALUES('019b76db5bfa49ec860c02da1554c81d','L2NetworkVO');
INSERT INTO "resource" VALUES('019b76db5bfa4dcdb11973195ebcd812','PrimaryStorageVO');
INSERT INTO "resource" VALUES('019b76db65a340389e13ada35f52312e','HostVO');
INSERT INTO "resource" VALUES('019b76db65a34424860b9668ad153759','L3NetworkVO');
INSERT INTO "resource" VALUES('019b76db65a34a65a3c7be85615b18b3','L3NetworkVO');
INSERT INTO "resource" VALUES('019b76db65a34aeab72c3642fcb0a6c8','ImageVO');
INSERT INTO "resource" VALUES('019b76db65a34e1c9ed46cdecae71e63','HostVO');
INSERT INTO "resource" VALUES('019b76db74b6400ea520f74ad9c6d5c9','IpRangeVO');
INSERT INTO "resource" VALUES('019b76db74b64e8fb153293cf5d97bc7','IpRangeVO');
INSERT INTO "resource" VALUES('019b76dbabf74051b78450894e40f6a9','VolumeVO');
INSERT INTO "resource" VALUES('019b76dbabf740bf804e1ba66bc88f21','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76dbabf740f1bf7d652c4d4e5b0e','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76dbabf741be924ca0d185335688','VmNicVO');
INSERT INTO "resource" VALUES('019b76dbabf742d18c7bee447ada70d3','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76dbabf743cbb3a3708ef6158f51','VmNicVO');
INSERT INTO "resource" VALUES('019b76dbabf747bab8fe86078747349d','VmNicVO');
INSERT INTO "resource" VALUES('019b76dbabf7483b8b74ee5651baeb89','VmNicVO');
INSERT INTO "resource" VALUES('019b76dbabf749da88c937fbe2753b75','VmInstanceVO');
INSERT INTO "resource" VALUES('019b76dbabf749f89ad2125cf1f97f9f','VolumeVO');
INSERT INTO "resource" VALUES('019b76dbabf74a97877596e27d984950','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76dbabf74ab3a5b0ae0f5418df7c','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76dbabf74b5d8df7e77825cbd71c','VmNicVO');
INSERT INTO "resource" VALUES('019b76dbabf74bb385e827a0ee856cab','VmNicVO');
INSERT INTO "resource" VALUES('019b76dbabf74d15bad4d8dd4401fcb5','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76dbabf74d9388c5bbfd189506e3','VolumeVO');
INSERT INTO "resource" VALUES('019b76dbabf74dde850ec7d36059b5a7','VmNicVO');
INSERT INTO "resource" VALUES('019b76dbabf74f9196340af6abf16f6d','VmCdRomVO');
INSERT INTO "resource" VALUES('019b76dbabf74faebc547c8d150e9c1c','VmNicVO');
INSERT INTO "resource" VALUES('019b76dbabf74fc888a9ede89fe014b6','VolumeVO');
INSERT INTO "resource" VALUES('019b76df981a456e84e698793a75641b','VolumeVO');
INSERT INTO "resource" VALUES('019b76e095854ee58725d787f0e1c2d7','VolumeVO');
INSERT INTO "resource" VALUES('019b76e1247d4d4da598421e3c4f7440','VolumeVO');
INSERT INTO "resource" VALUES('019b76e517c24717ba29f1e6b3e34a83','AccountVO');
INSERT INTO "resource" VALUES('019b76e587df40198d71992b455a0b51','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df42bfbb30cbd22083d656','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df43bea2946ef9ee677b29','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df43e58c87899a4d94f57b','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df44ee86f4f815fb28b446','PolicyVO');
INSERT INTO "resource" VALUES('019b76e587df4509933ccc8ae2bdbd8f','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df45bc93792aa5eb250dac','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df45d4857ab2a214634ca3','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df466bbd49946965ec86b5','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df47edaba2577c2d71c35c','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df47fd8c5e7f8aac36d72d','PolicyVO');
INSERT INTO "resource" VALUES('019b76e587df481aa3fb733a70163d88','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df4838be37b26123e84863','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df4ad281fc1bf3672308e2','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df4bf7a27673df324ad251','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df4c31a3808eeeee4f0b00','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df4d2dbf0dc954d94d488c','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df4e3da2ad369f366376e5','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df4f5f93947be2d7d60cda','QuotaVO');
INSERT INTO "resource" VALUES('019b76e587df4fec83c58b12ad58fa62','QuotaVO');
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
INSERT INTO "session" VALUES('487945f0825cfbf37dc98da5c122d2fe','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900951466,1795893751466,1795893751466);
INSERT INTO "session" VALUES('2bb3c931e6ea456c20bed18e32d4d5a1','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900953075,1795893753075,1795893753075);
INSERT INTO "session" VALUES('3b035d0fa749f2a2a58222a7da89e093','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900954087,1795893754087,1795893754087);
INSERT INTO "session" VALUES('3bd1bda764ec2e52d001b6da9f659e3f','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900955056,1795893755056,1795893755056);
INSERT INTO "session" VALUES('11d8f02e85cd34e1cf2d63fe3c8fadd5','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900955763,1795893755763,1795893755763);
INSERT INTO "session" VALUES('b1ce9a3ae37b1178dc35c387a90dccee','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900956387,1795893756387,1795893756387);
INSERT INTO "session" VALUES('69bdce6134906f19fa87682b5768cca5','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900957067,1795893757067,1795893757067);
INSERT INTO "session" VALUES('8ac398195d2d5341240214efe05f7620','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900957623,1795893757623,1795893757623);
INSERT INTO "session" VALUES('37db3df519ad94756a79711fbe89687a','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900958319,1795893758319,1795893758319);
INSERT INTO "session" VALUES('c276abd7c77dfc8d31a192727eeb61b6','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900959055,1795893759055,1795893759055);
INSERT INTO "session" VALUES('2d69acdb884a5159df00b5aa71ed25d9','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900959907,1795893759907,1795893759907);
INSERT INTO "session" VALUES('460831c59261332c5e5269075e57dc1a','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900960751,1795893760751,1795893760751);
INSERT INTO "session" VALUES('8e919c2c4f8c5779f99466c4fc776b66','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900961505,1795893761505,1795893761505);
INSERT INTO "session" VALUES('c1e3d5333f82a63079294fb7dca33b88','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900962200,1795893762200,1795893762200);
INSERT INTO "session" VALUES('f1c60ad5510beabc17c49f010d9659c0','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900963060,1795893763060,1795893763060);
INSERT INTO "session" VALUES('f9f92c67134046e4b31f660a2796c394','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900963655,1795893763655,1795893763655);
INSERT INTO "session" VALUES('09f88fa57888c8b6b6a0ff9907e9a277','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900964170,1795893764170,1795893764170);
INSERT INTO "session" VALUES('7e90558c98f5f4b5fb2c483e24642774','36c27e8ff05c4780bf6d2fa65700f22e','36c27e8ff05c4780bf6d2fa65700f22e','SystemAdmin',1795900965671,1795893765671,1795893765671);
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
INSERT INTO "shared_resource" VALUES(1,'36c27e8ff05c4780bf6d2fa65700f22e','019b76e517c24717ba29f1e6b3e34a83',0,'ImageVO','019b76db65a34aeab72c3642fcb0a6c8',1767226355449,1767226355449);
INSERT INTO "shared_resource" VALUES(2,'36c27e8ff05c4780bf6d2fa65700f22e','019b76e517c24717ba29f1e6b3e34a83',0,'InstanceOfferingVO','019b76db544d4e8286a077a8ec06602b',1767226355449,1767226355449);
INSERT INTO "shared_resource" VALUES(3,'36c27e8ff05c4780bf6d2fa65700f22e','019b76e517c24717ba29f1e6b3e34a83',0,'L3NetworkVO','019b76db65a34a65a3c7be85615b18b3',1767226355449,1767226355449);
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
INSERT INTO "system_tag" VALUES('019b76db7fe24e3bbc08d7276be9cef3','019b76db65a340389e13ada35f52312e','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe24534936a91d53961beee','019b76db65a340389e13ada35f52312e','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe24f53914a74dced5676f3','019b76db65a340389e13ada35f52312e','HostVO','systemSerialNumber::SIM-7880E621',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe24aada0e75a78c738923e','019b76db65a340389e13ada35f52312e','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe2459ca52cd2c5d50236fa','019b76db65a340389e13ada35f52312e','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe24a0e9aaa0cf3d60a4bb7','019b76db65a340389e13ada35f52312e','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe249f7a460be1ca3cd91fa','019b76db65a340389e13ada35f52312e','HostVO','hvm::vmx',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe24c8e9a7daa0afabc1aaa','019b76db65a340389e13ada35f52312e','HostVO','capability:virtio-scsi',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe240af93a6981255919e1d','019b76db65a340389e13ada35f52312e','HostVO','capability::liveSnapshot',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe244fda46ee4561a81cb7a','019b76db65a340389e13ada35f52312e','HostVO','cpuGHz::3.00',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe24699b26ac2316b61d173','019b76db65a340389e13ada35f52312e','HostVO','os::distribution::centos',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe247758e48a781e09b487c','019b76db65a340389e13ada35f52312e','HostVO','os::release::Core',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe24f45a216b3dd434a617c','019b76db65a340389e13ada35f52312e','HostVO','os::version::7.9.2009',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe24de28f01d62b290ea829','019b76db65a340389e13ada35f52312e','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db7fe2456caaa2b716defc9418','019b76db65a340389e13ada35f52312e','HostVO','ConnectedTime::1767225655266',NULL,'System',1,1767225655266,1767225655266);
INSERT INTO "system_tag" VALUES('019b76db80394fc89c86bdbd493573bc','019b76db65a34e1c9ed46cdecae71e63','HostVO','hostCpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db803946778af90334763661c0','019b76db65a34e1c9ed46cdecae71e63','HostVO','cpuModelName::Simulated CPU @ 3.00GHz',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db80394ceaa7a11347828cfd45','019b76db65a34e1c9ed46cdecae71e63','HostVO','systemSerialNumber::SIM-E189B79B',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db8039476483d34933cb9d6b70','019b76db65a34e1c9ed46cdecae71e63','HostVO','systemProductName::Simulated Machine',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db80394fe19c49e66a89c77fcb','019b76db65a34e1c9ed46cdecae71e63','HostVO','qemu-img::version::6.2.0',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db80394a369cf693255bd10036','019b76db65a34e1c9ed46cdecae71e63','HostVO','libvirt::version::8.0.0',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db80394253be33d28a682f9576','019b76db65a34e1c9ed46cdecae71e63','HostVO','hvm::vmx',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db8039472e9fd6bd24fb604735','019b76db65a34e1c9ed46cdecae71e63','HostVO','capability:virtio-scsi',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db803948638789e914ff02fa4a','019b76db65a34e1c9ed46cdecae71e63','HostVO','capability::liveSnapshot',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db803947f29c7bd108bfc79a37','019b76db65a34e1c9ed46cdecae71e63','HostVO','cpuGHz::3.00',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db8039413799673872106e3433','019b76db65a34e1c9ed46cdecae71e63','HostVO','os::distribution::centos',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db8039457aa7a1e9cafc7ae2ec','019b76db65a34e1c9ed46cdecae71e63','HostVO','os::release::Core',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db80394e4bbc25809a09000d78','019b76db65a34e1c9ed46cdecae71e63','HostVO','os::version::7.9.2009',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db8039479f93879bc1220dd85c','019b76db65a34e1c9ed46cdecae71e63','HostVO','cpuProcessorNum::16',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76db803940b9bbf96f34c54d0364','019b76db65a34e1c9ed46cdecae71e63','HostVO','ConnectedTime::1767225655353',NULL,'System',1,1767225655353,1767225655353);
INSERT INTO "system_tag" VALUES('019b76dbabf742349ef9f708a8066b4d','019b76dbabf740bf804e1ba66bc88f21','VmInstanceVO','hostname::web-0',NULL,'System',0,1767225666551,1767225666551);
INSERT INTO "system_tag" VALUES('019b76dbabf748c7b039494d32e764d0','019b76dbabf742d18c7bee447ada70d3','VmInstanceVO','hostname::web-1',NULL,'System',0,1767225666551,1767225666551);
INSERT INTO "system_tag" VALUES('019b76dbabf74dde9b6934eaf8c5dba5','019b76dbabf749da88c937fbe2753b75','VmInstanceVO','hostname::web-2',NULL,'System',0,1767225666551,1767225666551);
INSERT INTO "system_tag" VALUES('019b76dbabf745e1a4dc59659fd3623b','019b76dbabf740f1bf7d652c4d4e5b0e','VmInstanceVO','hostname::web-4',NULL,'System',0,1767225666551,1767225666551);
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
INSERT INTO "used_ip" VALUES('019b76dbabf743aab04b6549a82416fe','019b76db74b64e8fb153293cf5d97bc7','019b76db65a34a65a3c7be85615b18b3',4,'10.10.0.215','255.255.255.0','10.10.0.1',NULL,168427735,'019b76dbabf7483b8b74ee5651baeb89',1767225666551,1767225666551);
INSERT INTO "used_ip" VALUES('019b76dbabf7479abb05daf9a89bc59b','019b76db74b6400ea520f74ad9c6d5c9','019b76db65a34424860b9668ad153759',4,'10.20.0.83','255.255.255.0','10.20.0.1',NULL,169082963,'019b76dbabf743cbb3a3708ef6158f51',1767225666551,1767225666551);
INSERT INTO "used_ip" VALUES('019b76dbabf74b84a33cbf28f1e97464','019b76db74b64e8fb153293cf5d97bc7','019b76db65a34a65a3c7be85615b18b3',4,'10.10.0.239','255.255.255.0','10.10.0.1',NULL,168427759,'019b76dbabf74b5d8df7e77825cbd71c',1767225666551,1767225666551);
INSERT INTO "used_ip" VALUES('019b76dbabf7425eac5e4cb74b0ec112','019b76db74b6400ea520f74ad9c6d5c9','019b76db65a34424860b9668ad153759',4,'10.20.0.212','255.255.255.0','10.20.0.1',NULL,169083092,'019b76dbabf741be924ca0d185335688',1767225666551,1767225666551);
INSERT INTO "used_ip" VALUES('019b76dbabf74c07a6964ff857aa57ee','019b76db74b64e8fb153293cf5d97bc7','019b76db65a34a65a3c7be85615b18b3',4,'10.10.0.41','255.255.255.0','10.10.0.1',NULL,168427561,'019b76dbabf74dde850ec7d36059b5a7',1767225666551,1767225666551);
INSERT INTO "used_ip" VALUES('019b76dbabf74be0873f6f6950562981','019b76db74b6400ea520f74ad9c6d5c9','019b76db65a34424860b9668ad153759',4,'10.20.0.149','255.255.255.0','10.20.0.1',NULL,169083029,'019b76dbabf747bab8fe86078747349d',1767225666551,1767225666551);
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
INSERT INTO "user_tag" VALUES('019b76e4a01a4e71ab2f94d8203db029','019b76dbabf740bf804e1ba66bc88f21','VmInstanceVO','kept','User',NULL,1767226253338,1767226253338);
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
INSERT INTO "vm_cd_rom" VALUES('019b76dbabf74a97877596e27d984950','vm-019b76dbabf740bf804e1ba66bc88f21-cdRom',NULL,'019b76dbabf740bf804e1ba66bc88f21',0,NULL,NULL,NULL,1767225666551,1767225666551);
INSERT INTO "vm_cd_rom" VALUES('019b76dbabf74ab3a5b0ae0f5418df7c','vm-019b76dbabf742d18c7bee447ada70d3-cdRom',NULL,'019b76dbabf742d18c7bee447ada70d3',0,NULL,NULL,NULL,1767225666551,1767225666551);
INSERT INTO "vm_cd_rom" VALUES('019b76dbabf74d15bad4d8dd4401fcb5','vm-019b76dbabf749da88c937fbe2753b75-cdRom',NULL,'019b76dbabf749da88c937fbe2753b75',0,NULL,NULL,NULL,1767225666551,1767225666551);
INSERT INTO "vm_cd_rom" VALUES('019b76dbabf74f9196340af6abf16f6d','vm-019b76dbabf740f1bf7d652c4d4e5b0e-cdRom',NULL,'019b76dbabf740f1bf7d652c4d4e5b0e',0,NULL,NULL,NULL,1767225666551,1767225666551);
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
INSERT INTO "vm_instance" VALUES('019b76dbabf740bf804e1ba66bc88f21','web-0',NULL,'019b76db544d4073b2a2ebda0a7cc750','019b76db5bfa470bab5c6b522adf4b62','019b76db65a340389e13ada35f52312e','019b76db65a340389e13ada35f52312e','019b76db65a34aeab72c3642fcb0a6c8','019b76db544d4e8286a077a8ec06602b','019b76dbabf74fc888a9ede89fe014b6','019b76db65a34a65a3c7be85615b18b3','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',11,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225666551,1767225678687);
INSERT INTO "vm_instance" VALUES('019b76dbabf742d18c7bee447ada70d3','web-1',NULL,'019b76db544d4073b2a2ebda0a7cc750','019b76db5bfa470bab5c6b522adf4b62',NULL,'019b76db65a34e1c9ed46cdecae71e63','019b76db65a34aeab72c3642fcb0a6c8','019b76db544d4e8286a077a8ec06602b','019b76dbabf74051b78450894e40f6a9','019b76db65a34a65a3c7be85615b18b3','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Stopped',12,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225666551,1767226114030);
INSERT INTO "vm_instance" VALUES('019b76dbabf749da88c937fbe2753b75','web-2',NULL,'019b76db544d4073b2a2ebda0a7cc750','019b76db5bfa470bab5c6b522adf4b62',NULL,'019b76db65a340389e13ada35f52312e','019b76db65a34aeab72c3642fcb0a6c8','019b76db544d4e8286a077a8ec06602b','019b76dbabf749f89ad2125cf1f97f9f','019b76db65a34a65a3c7be85615b18b3','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Destroyed',13,NULL,1767226149724,'36c27e8ff05c4780bf6d2fa65700f22e',1767225666551,1767226149724);
INSERT INTO "vm_instance" VALUES('019b76dbabf740f1bf7d652c4d4e5b0e','web-4',NULL,'019b76db544d4073b2a2ebda0a7cc750','019b76db5bfa470bab5c6b522adf4b62','019b76db65a340389e13ada35f52312e','019b76db65a340389e13ada35f52312e','019b76db65a34aeab72c3642fcb0a6c8','019b76db544d4e8286a077a8ec06602b','019b76dbabf74d9388c5bbfd189506e3','019b76db65a34a65a3c7be85615b18b3','Linux','Linux','x86_64','UserVm','KVM',1,0,1073741824,0,'LeastVmPreferredHostAllocatorStrategy','Running',15,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225666551,1767225680575);
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
INSERT INTO "vm_nic" VALUES('019b76dbabf7483b8b74ee5651baeb89','019b76dbabf740bf804e1ba66bc88f21','019b76db65a34a65a3c7be85615b18b3','019b76dbabf743aab04b6549a82416fe','10.10.0.215','255.255.255.0','10.10.0.1',4,'fa:7a:bd:e7:3b:00',0,'VNIC','enable','KVM','virtio','vnic11.0',NULL,1767225666551,1767225666551);
INSERT INTO "vm_nic" VALUES('019b76dbabf743cbb3a3708ef6158f51','019b76dbabf740bf804e1ba66bc88f21','019b76db65a34424860b9668ad153759','019b76dbabf7479abb05daf9a89bc59b','10.20.0.83','255.255.255.0','10.20.0.1',4,'fa:19:75:7d:cb:01',1,'VNIC','enable','KVM','virtio','vnic11.1',NULL,1767225666551,1767225666551);
INSERT INTO "vm_nic" VALUES('019b76dbabf74b5d8df7e77825cbd71c','019b76dbabf742d18c7bee447ada70d3','019b76db65a34a65a3c7be85615b18b3','019b76dbabf74b84a33cbf28f1e97464','10.10.0.239','255.255.255.0','10.10.0.1',4,'fa:98:e9:bb:05:00',0,'VNIC','enable','KVM','virtio','vnic12.0',NULL,1767225666551,1767225666551);
INSERT INTO "vm_nic" VALUES('019b76dbabf741be924ca0d185335688','019b76dbabf742d18c7bee447ada70d3','019b76db65a34424860b9668ad153759','019b76dbabf7425eac5e4cb74b0ec112','10.20.0.212','255.255.255.0','10.20.0.1',4,'fa:9f:dc:ee:78:01',1,'VNIC','enable','KVM','virtio','vnic12.1',NULL,1767225666551,1767225666551);
INSERT INTO "vm_nic" VALUES('019b76dbabf74faebc547c8d150e9c1c','019b76dbabf749da88c937fbe2753b75','019b76db65a34a65a3c7be85615b18b3',NULL,NULL,NULL,NULL,NULL,'fa:a9:e2:37:e0:00',0,'VNIC','enable','KVM','virtio','vnic13.0',NULL,1767225666551,1767226149724);
INSERT INTO "vm_nic" VALUES('019b76dbabf74bb385e827a0ee856cab','019b76dbabf749da88c937fbe2753b75','019b76db65a34424860b9668ad153759',NULL,NULL,NULL,NULL,NULL,'fa:cd:e4:fd:7f:01',1,'VNIC','enable','KVM','virtio','vnic13.1',NULL,1767225666551,1767226149724);
INSERT INTO "vm_nic" VALUES('019b76dbabf74dde850ec7d36059b5a7','019b76dbabf740f1bf7d652c4d4e5b0e','019b76db65a34a65a3c7be85615b18b3','019b76dbabf74c07a6964ff857aa57ee','10.10.0.41','255.255.255.0','10.10.0.1',4,'fa:4b:27:fa:58:00',0,'VNIC','enable','KVM','virtio','vnic15.0',NULL,1767225666551,1767225666551);
INSERT INTO "vm_nic" VALUES('019b76dbabf747bab8fe86078747349d','019b76dbabf740f1bf7d652c4d4e5b0e','019b76db65a34424860b9668ad153759','019b76dbabf74be0873f6f6950562981','10.20.0.149','255.255.255.0','10.20.0.1',4,'fa:92:d6:3f:85:01',1,'VNIC','enable','KVM','virtio','vnic15.1',NULL,1767225666551,1767225666551);
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
INSERT INTO "volume" VALUES('019b76dbabf74fc888a9ede89fe014b6','ROOT-for-web-0','Root volume for VM[uuid:019b76dbabf740bf804e1ba66bc88f21]','019b76db5bfa48b7902fde66f27865fe','019b76dbabf740bf804e1ba66bc88f21',NULL,NULL,'019b76db65a34aeab72c3642fcb0a6c8','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74fc888a9ede89fe014b6/019b76dbabf74fc888a9ede89fe014b6.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76db65a340389e13ada35f52312e',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225666551,1767225676502);
INSERT INTO "volume" VALUES('019b76dbabf74051b78450894e40f6a9','ROOT-for-web-1','Root volume for VM[uuid:019b76dbabf742d18c7bee447ada70d3]','019b76db5bfa48b7902fde66f27865fe','019b76dbabf742d18c7bee447ada70d3',NULL,NULL,'019b76db65a34aeab72c3642fcb0a6c8','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74051b78450894e40f6a9/019b76dbabf74051b78450894e40f6a9.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76db65a34e1c9ed46cdecae71e63',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225666551,1767225676757);
INSERT INTO "volume" VALUES('019b76dbabf749f89ad2125cf1f97f9f','ROOT-for-web-2','Root volume for VM[uuid:019b76dbabf749da88c937fbe2753b75]','019b76db5bfa48b7902fde66f27865fe','019b76dbabf749da88c937fbe2753b75',NULL,NULL,'019b76db65a34aeab72c3642fcb0a6c8','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf749f89ad2125cf1f97f9f/019b76dbabf749f89ad2125cf1f97f9f.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Deleted',0,NULL,NULL,'019b76db65a340389e13ada35f52312e',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225666551,1767226149724);
INSERT INTO "volume" VALUES('019b76dbabf74d9388c5bbfd189506e3','ROOT-for-web-4','Root volume for VM[uuid:019b76dbabf740f1bf7d652c4d4e5b0e]','019b76db5bfa48b7902fde66f27865fe','019b76dbabf740f1bf7d652c4d4e5b0e',NULL,NULL,'019b76db65a34aeab72c3642fcb0a6c8','/var/lib/vms/rootVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76dbabf74d9388c5bbfd189506e3/019b76dbabf74d9388c5bbfd189506e3.qcow2','Root','qcow2',4294967296,4294967296,0,'Enabled','Ready',0,NULL,NULL,'019b76db65a340389e13ada35f52312e',NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225666551,1767225676757);
INSERT INTO "volume" VALUES('019b76df981a456e84e698793a75641b','attached',NULL,'019b76db5bfa4dcdb11973195ebcd812','019b76dbabf740bf804e1ba66bc88f21',NULL,NULL,NULL,'/opt/zstack/nfsprimarystorage/prim-019b76db5bfa4dcdb11973195ebcd812/dataVolumes/acct-36c27e8ff05c4780bf6d2fa65700f22e/vol-019b76df981a456e84e698793a75641b/019b76df981a456e84e698793a75641b.qcow2','Data','qcow2',1073741824,1073741824,1,'Enabled','Ready',0,1767225952793,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225923610,1767225954126);
INSERT INTO "volume" VALUES('019b76e095854ee58725d787f0e1c2d7','free',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Data',NULL,2147483648,0,NULL,'Enabled','NotInstantiated',0,NULL,NULL,NULL,NULL,'36c27e8ff05c4780bf6d2fa65700f22e',1767225988485,1767225988485);
INSERT INTO "volume" VALUES('019b76e1247d4d4da598421e3c4f7440','deleted',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Data',NULL,1073741824,0,NULL,'Enabled','Deleted',0,NULL,NULL,NULL,1767226066540,'36c27e8ff05c4780bf6d2fa65700f22e',1767226025085,1767226066540);
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
INSERT INTO "zone" VALUES('019b76db544d4073b2a2ebda0a7cc750','zone','The only one.','Enabled','zstack',0,1767225644109,1767225644109);
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
INSERT INTO "sqlite_sequence" VALUES('event',105);
INSERT INTO "sqlite_sequence" VALUES('workflow_run',22);
INSERT INTO "sqlite_sequence" VALUES('image_cache',2);
COMMIT;
